package dev.sightline.cli.video;

import dev.sightline.infer.batch.FrameSource;
import dev.sightline.infer.batch.TimedImage;
import dev.sightline.video.Frame;
import dev.sightline.video.VideoException;
import dev.sightline.video.VideoReader;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A video file's frames one by one; where it is damaged they end, and the problem is kept. The reader stays its opener's. */
final class VideoFrames implements FrameSource {

    private final Path video;
    private final VideoReader reader;
    private @Nullable Frame next;
    private @Nullable String problem;
    private boolean ended;

    VideoFrames(Path video, VideoReader reader) {
        this.video = video;
        this.reader = reader;
    }

    @Override
    public Path video() {
        return video;
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            try {
                next = reader.next().orElse(null);
            } catch (VideoException e) {
                problem = String.valueOf(e.getMessage());
            }
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public TimedImage next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Frame frame = Objects.requireNonNull(next);
        next = null;
        return new TimedImage(frame.number(), frame.time(), frame.image());
    }
}
