package dev.sightline.infer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import dev.sightline.image.Image;
import dev.sightline.infer.draw.DrawnScores;
import dev.sightline.infer.draw.PredictionDrawing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameJobTest {

    private static final Detections BOX = new Detections(List.of(new Detection(new Box.Pixels(2, 2, 12, 12), 0, .9)));

    @Test
    void everyFrameIsPredictedInOrderUnderTheVideosName() {
        List<Integer> shown = new ArrayList<>();
        List<PredictedImage> predicted = new FrameJob(image -> BOX, Optional.empty())
                .run(new Frames(3, Optional.empty()), frame -> shown.add(frame.number()), 2, one -> {});

        assertThat(predicted).extracting(PredictedImage::id).containsExactly("v_000000", "v_000001", "v_000002");
        assertThat(predicted).extracting(PredictedImage::width).containsOnly(16);
        assertThat(shown).containsExactly(0, 1, 2);
    }

    @Test
    void framesAreDrawnWhereThatIsAskedFor() {
        List<Image> shown = new ArrayList<>();
        PredictionDrawing drawing = new PredictionDrawing(LabelMap.of(List.of("thing")), new DrawnScores(List.of(.5)));
        new FrameJob(image -> BOX, Optional.of(drawing))
                .run(new Frames(1, Optional.empty()), frame -> shown.add(frame.image()), 1, one -> {});

        assertThat(shown)
                .singleElement()
                .satisfies(image -> assertThat(image.rgb()).isNotEqualTo(new byte[16 * 16 * 3]));
    }

    @Test
    void whereAVideoIsDamagedTheLastPredictionIsTheProblem() {
        List<PredictedImage> done = new ArrayList<>();
        List<PredictedImage> predicted = new FrameJob(image -> BOX, Optional.empty())
                .run(new Frames(1, Optional.of("cut off")), frame -> {}, 1, done::add);

        assertThat(predicted).hasSize(2).last().satisfies(last -> {
            assertThat(last.id()).isEqualTo("v_000001");
            assertThat(last.problem()).isEqualTo("cut off");
            assertThat(last.prediction()).isEmpty();
        });
        assertThat(done).isEqualTo(predicted);
    }

    /** Black frames of 16 x 16. */
    private static final class Frames implements FrameSource {

        private final int count;
        private final Optional<String> problem;
        private int next;

        Frames(int count, Optional<String> problem) {
            this.count = count;
            this.problem = problem;
        }

        @Override
        public Path video() {
            return Path.of("v.mp4");
        }

        @Override
        public Optional<String> problem() {
            return problem;
        }

        @Override
        public boolean hasNext() {
            return next < count;
        }

        @Override
        public TimedImage next() {
            return new TimedImage(next, Duration.ofMillis(40L * next++), new Image(16, 16, new byte[16 * 16 * 3]));
        }
    }
}
