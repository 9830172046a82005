package dev.sightline.infer.batch;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** The frames of one video, or of numbered files as one, in their order. One thread draws them, once. */
public interface FrameSource extends Iterator<TimedImage> {

    /** What predictions name it by. */
    Path video();

    /** Why the frames ended before the video did; empty as long as it is sound. */
    Optional<String> problem();
}
