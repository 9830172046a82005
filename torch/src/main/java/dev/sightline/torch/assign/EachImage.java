package dev.sightline.torch.assign;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Work on the images of a batch, each by itself, on all cores: what is computed for one depends on no other. */
public final class EachImage {

    private EachImage() {}

    /** What {@code work} gives for each place from 0 on, in the order of the images. */
    public static <R> List<R> of(int images, IntFunction<R> work) {
        return IntStream.range(0, images).parallel().mapToObj(work).toList();
    }
}
