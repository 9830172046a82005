package dev.sightline.cli.model;

import dev.sightline.core.contract.Size;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageDecoder;
import dev.sightline.infer.predict.ImagePredictor;
import dev.sightline.infer.predict.OrderedWork;
import dev.sightline.video.Frame;
import dev.sightline.video.FrameRate;
import dev.sightline.video.NumberedFrames;
import dev.sightline.video.VideoException;
import dev.sightline.video.VideoFormat;
import dev.sightline.video.VideoReader;
import dev.sightline.video.VideoWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A video, or numbered frames as one, through a model: every frame predicted, and drawn into a video with the frames' times.
 *
 * @param job how an image is predicted and drawn; where nothing is drawn no video is written
 * @param out folder for the drawn video, {@code NAME.mp4}
 */
public record VideoJob(PredictionJob job, Path out) {

    private static final Set<String> ENDINGS = Set.of(".mp4", ".mov", ".mkv", ".avi", ".webm", ".m4v", ".ts");

    /** Whether a file's name ends as those of videos do. */
    public static boolean looksLikeVideo(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /**
     * SessionRuns a video file. One that is damaged is predicted as far as it goes; its last prediction then is the problem.
     *
     * @throws VideoException if it cannot be opened
     */
    public List<PredictedImage> run(Path video, int workers, Consumer<PredictedImage> done) {
        try (VideoReader reader = VideoReader.open(video)) {
            Frames frames = new Frames(reader);
            List<PredictedImage> predicted = run(video, reader.format(), () -> frames, workers, done);
            if (frames.problem != null) {
                PredictedImage problem = PredictedImage.unreadable(
                        id(video, predicted.size()), named(video, predicted.size()), frames.problem);
                predicted.add(problem);
                done.accept(problem);
            }
            return predicted;
        }
    }

    /** SessionRuns numbered frames, shown at so many a second. */
    public List<PredictedImage> run(NumberedFrames frames, FrameRate rate, int workers, Consumer<PredictedImage> done) {
        ImageDecoder decoder =
                new ImageDecoder(DecodingRules.of(job.predictor().contract().input()));
        List<Path> files = frames.frames().stream().map(frame -> frame.file()).toList();
        Image first = decoder.decode(files.get(0));
        VideoFormat format = new VideoFormat(new Size(first.width(), first.height()), rate);
        Iterator<Path> each = files.iterator();
        Iterator<Frame> shown = new Iterator<>() {
            private int number;

            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Frame next() {
                return new Frame(number, rate.timeOf(number++), decoder.decode(each.next()));
            }
        };
        Path folder = frames.source().toAbsolutePath().normalize().getParent();
        Path name = Path.of((folder == null ? "frames" : folder.getFileName()) + ".frames");
        return run(name, format, () -> shown, workers, done);
    }

    private List<PredictedImage> run(
            Path video, VideoFormat format, Iterable<Frame> frames, int workers, Consumer<PredictedImage> done) {
        List<PredictedImage> predicted = new ArrayList<>();
        ImagePredictor imagePredictor = job.imagePredictor();
        try (Optionally<VideoWriter> writer = new Optionally<>(job.drawing()
                .map(drawing -> VideoWriter.open(out.resolve(stem(video) + ".mp4"), format)))) {
            OrderedWork.run(frames, workers, frame -> drawn(frame, imagePredictor), one -> {
                writer.value.ifPresent(open -> open.write(one.image(), one.time()));
                PredictedImage prediction = PredictedImage.of(
                        id(video, one.number()),
                        named(video, one.number()),
                        format.size().width(),
                        format.size().height(),
                        one.prediction());
                predicted.add(prediction);
                done.accept(prediction);
            });
            writer.value.ifPresent(VideoWriter::finish);
        }
        return predicted;
    }

    private Drawn drawn(Frame frame, ImagePredictor imagePredictor) {
        Prediction prediction = imagePredictor.predict(frame.image());
        Image image = job.drawing()
                .map(drawing -> drawing.of(frame.image(), prediction))
                .orElse(frame.image());
        return new Drawn(frame.number(), frame.time(), image, prediction);
    }

    private record Drawn(int number, Duration time, Image image, Prediction prediction) {}

    private static String id(Path video, int number) {
        return String.format(Locale.ROOT, "%s_%06d", stem(video), number);
    }

    private static Path named(Path video, int number) {
        return Path.of(video + "#" + number);
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** What may be there to close. */
    private record Optionally<T extends AutoCloseable>(Optional<T> value) implements AutoCloseable {
        @Override
        public void close() {
            value.ifPresent(one -> {
                try {
                    one.close();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /** A video's frames one by one; where it is damaged they end, and the problem is kept. */
    private static final class Frames implements Iterator<Frame> {

        private final VideoReader reader;
        private @Nullable Frame next;
        private @Nullable String problem;
        private boolean ended;

        Frames(VideoReader reader) {
            this.reader = reader;
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
        public Frame next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Frame frame = Objects.requireNonNull(next);
            next = null;
            return frame;
        }
    }
}
