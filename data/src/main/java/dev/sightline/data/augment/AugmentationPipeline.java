package dev.sightline.data.augment;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.data.Sample;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns samples into augmented canvases: plans a {@link Scene} from the augmentations' random choices, then draws it
 * with one interpolation for each source image.
 *
 * <p>Augmentations apply by {@link Stage}, and within a stage in the order given. Each has random numbers of its own at
 * each {@link RunPosition}, so switching one off leaves what the others draw as it was. Without augmentations a canvas is
 * the image as the contract resizes and pads it.
 *
 * <p>Immutable: one pipeline serves all threads.
 */
public final class AugmentationPipeline {

    private static final String PARTNER = "partner-";

    private final List<Augmentation> augmentations;
    private final InputContract contract;
    private final Size canvas;
    private final SceneArtist artist;

    /**
     * @param augmentations at most one of each kind
     * @param contract its resize rule must give every image the same input size
     */
    public AugmentationPipeline(List<Augmentation> augmentations, InputContract contract) {
        requireDistinctKinds(augmentations);
        this.augmentations = augmentations.stream()
                .sorted(Comparator.comparing(Augmentation::stage))
                .toList();
        this.contract = contract;
        this.canvas = contract.resize()
                .canvas()
                .orElseThrow(() -> new IllegalArgumentException("batches need inputs of one size, received the resize"
                        + " rule " + contract.resize() + "; use a letterbox, a stretch or a short-side crop"));
        this.artist = new SceneArtist(contract, canvas);
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

    /**
     * The canvas of one sample at one place of the run.
     *
     * @param samples where a mosaic or a mix-up draws its other images from
     * @param index the sample's, within {@code samples}
     * @return empty if none of the images that the canvas would be made of can be read
     */
    public Optional<AugmentedSample> augment(List<Sample> samples, int index, RunPosition at, ImageSource images) {
        Scene scene = plan(samples, index, at, "");
        Optional<AugmentedSample> drawn = artist.draw(scene, images);
        if (scene.blend().isEmpty()) {
            return drawn;
        }
        Scene.Blend blend = scene.blend().get();
        Optional<AugmentedSample> other = artist.draw(plan(samples, blend.other(), at, PARTNER), images);
        if (drawn.isEmpty() || other.isEmpty()) {
            return drawn.or(() -> other);
        }
        return Optional.of(artist.blend(drawn.get(), other.get(), blend.weight()));
    }

    private Scene plan(List<Sample> samples, int index, RunPosition at, String role) {
        Scene scene = new Scene(samples, index, canvas);
        for (Augmentation augmentation : augmentations) {
            if (augmentation.activeAt(at)) {
                augmentation.apply(scene, at.random(role + augmentation.name()));
            }
        }
        return scene;
    }

    private static void requireDistinctKinds(List<Augmentation> augmentations) {
        Set<String> kinds = new HashSet<>();
        for (Augmentation augmentation : augmentations) {
            if (!kinds.add(augmentation.name())) {
                throw new IllegalArgumentException(
                        "each kind of augmentation applies at most once, received '" + augmentation.name() + "' twice");
            }
        }
    }
}
