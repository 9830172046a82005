package dev.sightline.data.transform;

/**
 * A random change of a classifier's training images. A {@link Crop} makes the input's size, {@link Change}s work on
 * images of that size, a {@link Blend} mixes two of them.
 *
 * <p>A transform is a value: it holds its ranges and draws from them when asked, so one instance serves all threads.
 */
public sealed interface Transform permits Crop, Change, Blend {

    /** What recipes call this kind. Its random numbers hang on it too. */
    String name();
}
