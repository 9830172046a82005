package dev.sightline.data.augment;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns samples of any task into augmented canvases.
 *
 * <p>Whatever order a recipe lists them in, an {@link Arrangement} comes first, then the {@link Crop} of each source
 * image, then maps and photometry of the canvas in the order listed, then a {@link Blend} with another canvas made the
 * same way. Each has random numbers of its own at each {@link RunPosition}, so switching one off leaves what the others
 * draw as it was. Without augmentations a canvas is the image as the contract resizes and pads it.
 *
 * <p>Pixels are interpolated as seldom as possible. Where the {@link AugmentationSource} gives whole images, a crop is cut out
 * and resized exactly as the contract resizes a whole image; where it gives copies that were resized before, the crop is
 * part of what follows. All maps up to the first photometry that looks at where a pixel lies are one map, by which each
 * source image is drawn once; where that map moves whole pixels, as flips do, it copies them exactly. A map listed after
 * such photometry is a further drawing of the canvas.
 *
 * <p>Immutable: one pipeline serves all threads.
 */
public final class AugmentationPipeline {

    private static final String PARTNER = "partner-";

    private final List<Augmentation> augmentations;
    private final List<Blend> blends;
    private final InputContract contract;
    private final Size canvas;
    private final boolean withMasks;
    private final SceneArtist artist;

    /**
     * @param augmentations at most one of each kind, one crop and one arrangement
     * @param contract its resize rule must give every image the same input size
     */
    public AugmentationPipeline(List<Augmentation> augmentations, InputContract contract) {
        this(augmentations, contract, false);
    }

    private AugmentationPipeline(List<Augmentation> augmentations, InputContract contract, boolean withMasks) {
        requireRules(augmentations);
        ListedAugmentations listed = new ListedAugmentations(augmentations);
        this.augmentations = listed.inOrder();
        this.blends = List.copyOf(listed.blends());
        this.contract = contract;
        this.canvas = contract.resize()
                .canvas()
                .orElseThrow(() -> new IllegalArgumentException("batches need inputs of one size, received the resize"
                        + " rule " + contract.resize() + "; use a letterbox, a stretch or a short-side crop"));
        this.withMasks = withMasks;
        this.artist =
                new SceneArtist(contract, canvas, withMasks || blends.stream().anyMatch(Blend::needsMasks));
    }

    /** The same, which draws the masks of objects, too. */
    public AugmentationPipeline withMasks() {
        return new AugmentationPipeline(augmentations, contract, true);
    }

    /** The same for another input, such as one of another size. */
    public AugmentationPipeline at(InputContract other) {
        return other.equals(contract) ? this : new AugmentationPipeline(augmentations, other, withMasks);
    }

    /** The augmentations in the order they apply in. */
    public List<Augmentation> augmentations() {
        return augmentations;
    }

    public InputContract contract() {
        return contract;
    }

    /** The size of every canvas. */
    public Size canvas() {
        return canvas;
    }

    /** Whether canvases may be mixtures at this point, so that no single class of theirs is simply right. */
    public boolean mixesAt(int epoch, int epochs) {
        RunPosition at = new RunPosition(0, epoch, epochs, 0);
        return blends.stream().anyMatch(blend -> blend.activeAt(at));
    }

    /**
     * The canvas of one sample at one place of the run.
     *
     * @param source gives the sample, and others for mixtures
     * @param index the sample's
     * @return empty if none of the images that the canvas would be made of can be read
     */
    public Optional<AugmentedSample> augment(AugmentationSource source, int index, RunPosition at) {
        Optional<AugmentedSample> made = artist.draw(plan(source.samples(), index, at, ""), source);
        Optional<Blend> blend = Blend.choose(blends, at);
        if (made.isEmpty() || blend.isEmpty()) {
            return made;
        }
        RandomStream random = at.random(PARTNER + blend.get().name());
        int other = random.below(source.samples());
        return artist.draw(plan(source.samples(), other, at, PARTNER), source)
                .map(partner -> blend.get().blend(made.get(), partner, random))
                .or(() -> made);
    }

    private Scene plan(int samples, int index, RunPosition at, String role) {
        Scene scene = new Scene(samples, index, canvas);
        ScenePlanner planner = new ScenePlanner(scene, at, role);
        for (Augmentation augmentation : augmentations) {
            if (augmentation.activeAt(at)) {
                augmentation.accept(planner);
            }
        }
        return scene;
    }

    private static void requireRules(List<Augmentation> augmentations) {
        List<Augmentation> earlier = new ArrayList<>();
        for (Augmentation augmentation : augmentations) {
            ListRules.problem(augmentation, earlier).ifPresent(problem -> {
                throw new IllegalArgumentException(augmentation.name() + " " + problem);
            });
            earlier.add(augmentation);
        }
    }
}
