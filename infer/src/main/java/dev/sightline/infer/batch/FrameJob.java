package dev.sightline.infer.batch;

import dev.sightline.core.contract.Size;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.Image;
import dev.sightline.infer.draw.PredictionDrawing;
import dev.sightline.infer.predict.ImagePredictor;
import dev.sightline.infer.predict.OrderedWork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A video through a model: every frame predicted, and drawn where that is asked for.
 *
 * @param drawing how predictions are drawn; empty to draw none
 */
public record FrameJob(ImagePredictor predictor, Optional<PredictionDrawing> drawing) {

    /**
     * Predicts every frame. A video that is damaged is predicted as far as it goes; the last entry then is the problem.
     *
     * @param drawn takes each frame, with its prediction on it where it is drawn
     */
    public List<PredictedImage> run(FrameSource frames, FrameSink drawn, int workers, Consumer<PredictedImage> done) {
        List<PredictedImage> predicted = new ArrayList<>();
        Consumer<PredictedImage> taken = one -> {
            predicted.add(one);
            done.accept(one);
        };
        OrderedWork.run(() -> frames, workers, this::drawn, one -> {
            drawn.accept(one.frame());
            taken.accept(PredictedImage.of(
                    id(frames.video(), one.frame().number()),
                    named(frames.video(), one.frame().number()),
                    one.size().width(),
                    one.size().height(),
                    one.prediction()));
        });
        frames.problem()
                .ifPresent(problem -> taken.accept(PredictedImage.unreadable(
                        id(frames.video(), predicted.size()), named(frames.video(), predicted.size()), problem)));
        return predicted;
    }

    /** @param size of the frame before anything was drawn */
    private record Drawn(TimedImage frame, Size size, Prediction prediction) {}

    private Drawn drawn(TimedImage frame) {
        Prediction prediction = predictor.predict(frame.image());
        Image image = drawing.map(draw -> draw.of(frame.image(), prediction)).orElse(frame.image());
        Size size = new Size(frame.image().width(), frame.image().height());
        return new Drawn(new TimedImage(frame.number(), frame.time(), image), size, prediction);
    }

    private static String id(Path video, int number) {
        return String.format(Locale.ROOT, "%s_%06d", PredictionJob.stem(video), number);
    }

    private static Path named(Path video, int number) {
        return Path.of(video + "#" + number);
    }
}
