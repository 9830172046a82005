package dev.sightline.video;

import dev.sightline.core.contract.Size;
import dev.sightline.core.file.AtomicFile;
import dev.sightline.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Writes images as an MP4 file of H.264 (8-bit 4:2:0), which every browser and player shows. Sound is not written.
 *
 * <p>H.264 at 4:2:0 has even sides only: an odd image gets its last column or row twice, so that the pixels keep their
 * places and the video is one pixel larger. Every image has the same quantiser, so that the quality does not depend on
 * the size or the motion; photos come back with about 40 dB.
 *
 * <p>The file is written aside and takes its place in {@link #finish}; a writer closed without it, as after an exception,
 * leaves nothing behind. Used by one thread at a time.
 */
public final class VideoWriter implements AutoCloseable {

    private final Path target;
    private final Path aside;
    private final VideoFormat format;
    private final FrameTrack track;
    private int frames;
    private boolean closed;

    private VideoWriter(Path target, Path aside, VideoFormat format, FrameTrack track) {
        this.target = target;
        this.aside = aside;
        this.format = format;
        this.track = track;
    }

    /**
     * Opens a video for writing; folders on the way are made.
     *
     * @throws VideoException if the file cannot be written, this build cannot write H.264, or not in this size: OpenH264
     *     takes up to about 9 million pixels
     */
    public static VideoWriter open(Path target, VideoFormat format) {
        Ffmpeg.load(target);
        Path aside = asideOf(target);
        try {
            return new VideoWriter(target, aside, format, new FrameTrack(target, aside, format));
        } catch (RuntimeException e) {
            delete(aside, e);
            throw e;
        }
    }

    private static Path asideOf(Path target) {
        try {
            return AtomicFile.aside(target);
        } catch (IOException e) {
            throw new VideoException(target, "it cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Adds an image where the frame rate puts it: one step after the last image of an even video.
     *
     * @throws VideoException if it cannot be written
     */
    public void write(Image image) {
        write(image, format.frameRate().timeOf(frames));
    }

    /**
     * Adds an image to be shown at a time.
     *
     * @param time from the video's beginning; later than that of the image before
     * @throws IllegalArgumentException if the image has another size than the video or its time is not later
     * @throws VideoException if it cannot be written
     */
    public void write(Image image, Duration time) {
        if (closed) {
            throw new IllegalStateException("the writer of " + target + " is closed");
        }
        Size size = new Size(image.width(), image.height());
        if (!size.equals(format.size())) {
            throw new IllegalArgumentException("images of " + target + " are " + format.size() + " pixels, received "
                    + size + " as image " + frames);
        }
        track.add(image, time);
        frames++;
    }

    /**
     * Completes the video and puts it in place. Nothing can be added afterwards.
     *
     * @throws VideoException if it holds no image or cannot be written
     */
    public void finish() {
        if (closed) {
            throw new IllegalStateException("the writer of " + target + " is closed");
        }
        if (frames == 0) {
            throw new VideoException(target, "a video needs one image at least");
        }
        track.finish();
        track.close();
        closed = true;
        try {
            AtomicFile.replace(target);
        } catch (IOException e) {
            throw new VideoException(target, "it cannot be put in place: " + e.getMessage(), e);
        }
    }

    /** Frees everything; a video that was not finished is deleted. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        track.close();
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            throw new VideoException(target, "what was written aside cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static void delete(Path aside, RuntimeException reason) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
