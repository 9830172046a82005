package dev.sightline.data.transform;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.augment.RunPosition;
import dev.sightline.data.classify.ClassSample;
import dev.sightline.data.classify.ClassTarget;
import dev.sightline.image.ContractExecutor;
import dev.sightline.image.Image;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns samples into inputs to learn from: a crop, then the changes in the order given, then a mixture with another sample
 * treated the same way. Without transforms an image is what the contract makes of it.
 *
 * <p>Each kind has random numbers of its own at each {@link RunPosition}, so switching one off leaves what the others draw
 * as it was. Immutable: one pipeline serves all threads.
 */
public final class TransformPipeline {

    private static final String PARTNER = "partner-";

    private final InputContract contract;
    private final Size canvas;
    private final Optional<Crop> crop;
    private final List<Change> changes = new ArrayList<>();
    private final List<Blend> blends = new ArrayList<>();
    private final ContractExecutor executor;

    /** An image of the input's size in 8-bit RGB, with what it shows. */
    public record Made(Image canvas, ClassTarget target) {}

    /**
     * @param transforms at most one of each kind, and at most one crop
     * @param contract its resize rule must give every image the same input size
     */
    public TransformPipeline(List<Transform> transforms, InputContract contract) {
        requireDistinct(transforms);
        this.contract = contract;
        this.canvas = contract.resize()
                .canvas()
                .orElseThrow(() -> new IllegalArgumentException("batches need inputs of one size, received the resize"
                        + " rule " + contract.resize() + "; use a letterbox, a stretch or a short-side crop"));
        List<Crop> crops = only(transforms, Crop.class);
        if (crops.size() > 1) {
            throw new IllegalArgumentException("an image is cropped once, received "
                    + crops.stream().map(Transform::name).toList());
        }
        this.crop = crops.stream().findFirst();
        this.changes.addAll(only(transforms, Change.class));
        this.blends.addAll(only(transforms, Blend.class));
        this.executor = new ContractExecutor(contract);
    }

    public InputContract contract() {
        return contract;
    }

    /** The size of every input. */
    public Size canvas() {
        return canvas;
    }

    /** Whether images may show shares of classes at this point, so that no prediction about them is simply right. */
    public boolean mixesAt(int epoch, int epochs) {
        RunPosition at = new RunPosition(0, epoch, epochs, 0);
        return blends.stream().anyMatch(blend -> blend.activeAt(at));
    }

    /**
     * The input of one sample at one place of the run.
     *
     * @param samples where a mixture draws its other image from
     * @param images gives pixels; empty for an image that is to be skipped
     * @return empty if the sample's image is to be skipped
     */
    public Optional<Made> make(
            List<ClassSample> samples, int index, RunPosition at, Function<ClassSample, Optional<Image>> images) {
        ClassSample sample = samples.get(index);
        Optional<Made> made =
                images.apply(sample).map(image -> new Made(changed(image, at, ""), ClassTarget.of(sample)));
        Optional<Blend> blend = Blend.choose(blends, at);
        if (made.isEmpty() || blend.isEmpty()) {
            return made;
        }
        RandomStream random = at.random(PARTNER + blend.get().name());
        ClassSample other = samples.get(random.below(samples.size()));
        return images.apply(other)
                .map(image -> mixed(
                        made.get(), new Made(changed(image, at, PARTNER), ClassTarget.of(other)), blend.get(), random))
                .or(() -> made);
    }

    private static Made mixed(Made first, Made second, Blend blend, RandomStream random) {
        Blend.Mixture mixture = blend.mix(first.canvas(), second.canvas(), random);
        return new Made(mixture.image(), first.target().mixedWith(second.target(), mixture.weight()));
    }

    private Image changed(Image image, RunPosition at, String role) {
        Image changed = crop.map(
                        kind -> kind.apply(image, canvas, contract.interpolation(), at.random(role + kind.name())))
                .orElseGet(() -> executor.resized(image));
        for (Change change : changes) {
            changed = change.apply(changed, at.random(role + change.name()));
        }
        return changed;
    }

    private static <T extends Transform> List<T> only(List<Transform> transforms, Class<T> stage) {
        return transforms.stream().filter(stage::isInstance).map(stage::cast).toList();
    }

    private static void requireDistinct(List<Transform> transforms) {
        Set<String> names = new HashSet<>();
        for (Transform transform : transforms) {
            if (!names.add(transform.name())) {
                throw new IllegalArgumentException("two transforms of the kind " + transform.name());
            }
        }
    }
}
