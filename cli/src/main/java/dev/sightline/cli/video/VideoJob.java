package dev.sightline.cli.video;

import dev.sightline.core.contract.Size;
import dev.sightline.image.DecodingRules;
import dev.sightline.image.Image;
import dev.sightline.image.ImageDecoder;
import dev.sightline.infer.batch.FrameJob;
import dev.sightline.infer.batch.FrameSource;
import dev.sightline.infer.batch.PredictedImage;
import dev.sightline.infer.batch.PredictionJob;
import dev.sightline.video.FrameRate;
import dev.sightline.video.NumberedFrames;
import dev.sightline.video.VideoException;
import dev.sightline.video.VideoFormat;
import dev.sightline.video.VideoReader;
import dev.sightline.video.VideoWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A video file, or numbered frames as one, through a model: every frame predicted, and drawn into a video with the frames'
 * times.
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
     * Predicts a video file.
     *
     * @throws VideoException if it cannot be opened
     */
    public List<PredictedImage> run(Path video, int workers, Consumer<PredictedImage> done) {
        try (VideoReader reader = VideoReader.open(video)) {
            return run(new VideoFrames(video, reader), reader.format(), workers, done);
        }
    }

    /** Predicts numbered frames, shown at so many a second. */
    public List<PredictedImage> run(NumberedFrames frames, FrameRate rate, int workers, Consumer<PredictedImage> done) {
        ImageDecoder decoder =
                new ImageDecoder(DecodingRules.of(job.predictor().contract().input()));
        Image first = decoder.decode(frames.frames().get(0).file());
        VideoFormat format = new VideoFormat(new Size(first.width(), first.height()), rate);
        return run(new FrameFiles(frames, rate, decoder), format, workers, done);
    }

    private List<PredictedImage> run(
            FrameSource frames, VideoFormat format, int workers, Consumer<PredictedImage> done) {
        FrameJob frameJob = new FrameJob(job.imagePredictor(), job.drawing());
        if (job.drawing().isEmpty()) {
            return frameJob.run(frames, frame -> {}, workers, done);
        }
        Path file = out.resolve(PredictionJob.stem(frames.video()) + ".mp4");
        try (VideoWriter writer = VideoWriter.open(file, format)) {
            List<PredictedImage> predicted =
                    frameJob.run(frames, frame -> writer.write(frame.image(), frame.time()), workers, done);
            writer.finish();
            return predicted;
        }
    }
}
