package dev.sightline.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.evaluation.DetectionEvaluation;
import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.train.evaluate.RunEvaluation;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnFilesTest {

    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void aRunThatHasEnded() throws IOException {
        run = RunFolder.create(folder.resolve("run"));
        Files.writeString(run.metrics(), "epoch,box-loss,AP\n1,2.5,0.25\n");
        Files.writeString(run.provenance(), "{}");
        Files.writeString(run.recipe(), "seed: 0\n");
    }

    @Test
    void whatIsDrawnIsListed() {
        DrawnFiles drawn = RunReport.training(run);

        assertThat(drawn.problems()).isEmpty();
        assertThat(drawn.files())
                .containsExactly(run.plots().resolve("losses.png"), run.plots().resolve("average-precision.png"));
    }

    @Test
    void curvesThatCannotBeWrittenAreAProblemAndNoFailure() throws IOException {
        aFileInPlaceOf(run.plots());

        DrawnFiles drawn = RunReport.training(run);

        assertThat(drawn.files()).isEmpty();
        assertThat(drawn.problems())
                .singleElement()
                .asString()
                .startsWith("the run's curves could not be written: ")
                .contains(run.plots().toString());
    }

    @Test
    void theReportIsWrittenWithoutWhatCouldNotBeDrawn() {
        RunEvaluation evaluation = new RunEvaluation(
                "test",
                evaluation(),
                to -> {
                    throw new IllegalStateException("no font here");
                },
                to -> {
                    throw new IOException("the disk is full");
                });

        DrawnFiles drawn = RunReport.evaluation(run, evaluation);

        assertThat(drawn.files()).containsExactly(run.report());
        assertThat(run.report()).isRegularFile();
        assertThat(drawn.problems())
                .containsExactly(
                        "the plots of the split 'test' could not be written: no font here",
                        "the drawn predictions of the split 'test' could not be written: IOException: the disk is full");
    }

    private static void aFileInPlaceOf(Path taken) throws IOException {
        Files.deleteIfExists(taken);
        Files.writeString(taken, "in the way");
    }

    private static Evaluation evaluation() {
        EvaluatedImage image = new EvaluatedImage("p", List.of(), List.of());
        return DetectionEvaluation.of(
                DetectionEvaluator.evaluate(List.of(image), 1, DetectionMetricOptions.coco()), 1, List.of("screw"));
    }
}
