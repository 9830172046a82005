package dev.sightline.video;

import dev.sightline.core.contract.Size;
import java.util.Objects;

/** What a video's images have in common: their size in pixels, as shown, and how fast they follow each other. */
public record VideoFormat(Size size, FrameRate frameRate) {

    public VideoFormat {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(frameRate, "frameRate");
    }
}
