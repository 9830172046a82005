package dev.sightline.infer.batch;

/** Takes drawn frames, in their order, on one thread. */
@FunctionalInterface
public interface FrameSink {

    void accept(TimedImage frame);
}
