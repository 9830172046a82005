package dev.sightline.data.augment;

/**
 * A random change of a training image and its boxes. Permitted kinds: {@link Mosaic}, {@link MixUp},
 * {@link RandomCrop}, {@link RandomAffine}, {@link HorizontalFlip}, {@link VerticalFlip}, {@link HsvJitter}.
 *
 * <p>An augmentation is a value: it holds its ranges and draws from them when asked, so one instance serves all threads.
 * It never touches pixels itself; it writes what it drew into a {@link Scene}, which is then drawn in one go.
 */
public sealed interface Augmentation
        permits Mosaic, MixUp, RandomCrop, RandomAffine, HorizontalFlip, VerticalFlip, HsvJitter {

    /** What recipes call this kind. Its random numbers hang on it too. */
    String name();

    /** When this augmentation comes in turn; those of one stage apply in the order they are listed in. */
    Stage stage();

    /** Whether this augmentation is used at this point of the run. */
    default boolean activeAt(RunPosition at) {
        return true;
    }

    /**
     * Draws this augmentation's choices for one canvas and writes them into its scene.
     *
     * <p>Must not depend on anything but the scene and the stream: that is what makes batches repeatable.
     */
    void apply(Scene scene, RandomStream random);
}
