package dev.sightline.infer.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import dev.sightline.infer.batch.PredictedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionWriterTest {

    private static final LabelMap LABELS = LabelMap.of(List.of("screw, long", "nut"));
    private static final Prediction BOX =
            new Detections(List.of(new Detection(new Box.Pixels(10, 20, 30, 60), 0, .75)));
    private static final Prediction CLASS = new Classification(List.of(new ClassScore(1, .9), new ClassScore(0, .1)));

    @TempDir
    Path folder;

    @Test
    void aRowOfCsvNamesImageClassScoreAndEdges() throws IOException {
        new CsvPredictions().write(List.of(image(BOX), unreadable()), LABELS, folder);

        assertThat(folder.resolve("predictions.csv")).hasContent("""
                path,class,label,score,xmin,ymin,xmax,ymax
                a.jpg,"screw, long",0,0.75000,10.00,20.00,30.00,60.00
                """);
    }

    @Test
    void classesHaveNoEdges() throws IOException {
        new CsvPredictions().write(List.of(image(CLASS)), LABELS, folder);

        assertThat(folder.resolve("predictions.csv")).hasContent("""
                path,class,label,score,xmin,ymin,xmax,ymax
                a.jpg,nut,1,0.90000,,,,
                a.jpg,"screw, long",0,0.10000,,,,
                """);
    }

    @Test
    void yoloWritesSharesOfTheImage() throws IOException {
        new YoloPredictions().write(List.of(image(BOX)), LABELS, folder);

        assertThat(folder.resolve("labels/a.txt")).hasContent("0 0.200000 0.400000 0.200000 0.400000 0.75000");
    }

    @Test
    void aFormatOfBoxesRefusesClasses() {
        assertThatThrownBy(() -> new YoloPredictions().write(List.of(image(CLASS)), LABELS, folder))
                .hasMessageContaining("yolo files hold boxes")
                .hasMessageContaining("csv")
                .hasMessageContaining("received classes");
    }

    private static PredictedImage image(Prediction prediction) {
        return new PredictedImage("a", Path.of("a.jpg"), 100, 100, Optional.of(prediction), "");
    }

    private static PredictedImage unreadable() {
        return new PredictedImage("b", Path.of("b.jpg"), 0, 0, Optional.empty(), "no image");
    }
}
