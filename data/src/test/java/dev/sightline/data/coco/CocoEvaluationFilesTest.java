package dev.sightline.data.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.core.metric.GroundTruthBox;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoEvaluationFilesTest {

    private static final String TARGET = """
            {"images": [{"id": 7, "file_name": "a.png"}, {"id": 3, "file_name": "b.png"}],
             "categories": [{"id": 90, "name": "dog"}, {"id": 17, "name": "cat"}],
             "annotations": [{"id": 1, "image_id": 7, "category_id": 90, "bbox": [1, 2, 3, 4], "area": 5, "iscrowd": 1}]}
            """;

    @TempDir
    Path folder;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void imagesComeInOrderOfIdAndClassesInOrderOfCategory() throws IOException {
        CocoGroundTruth target = CocoGroundTruth.read(write("target.json", TARGET));
        Path results = write(
                "results.json",
                "[{\"image_id\": 7, \"category_id\": 17, \"bbox\": [1, 2, 3.5, 4], \"score\": 0.5, \"other\": {}}]");
        assertThat(target.categoryIds()).containsExactly(17L, 90L);
        List<EvaluatedImage> images = CocoResults.read(results, target).images();
        assertThat(images).extracting(EvaluatedImage::name).containsExactly("image 3", "image 7");
        assertThat(images.get(1).targets()).containsExactly(new GroundTruthBox(1, 2, 3, 4, 5, 1, true));
        assertThat(images.get(1).detections()).containsExactly(new DetectedBox(1, 2, 3.5, 4, 0, .5));
    }

    @Test
    void detectionsOfACategoryThatTheTargetLacksTakeNoPartAndAreCounted() throws IOException {
        CocoGroundTruth target = CocoGroundTruth.read(write("target.json", TARGET));
        Path results = write(
                "results.json", "[{\"image_id\": 7, \"category_id\": 18, \"bbox\": [1, 2, 3, 4], \"score\": 0.5}]");
        assertThat(CocoResults.read(results, target).notes())
                .singleElement()
                .asString()
                .contains("1 detections are of category 18");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an image that is not listed | [{"image_id": 8, "category_id": 17, "bbox": [1, 2, 3, 4], "score": 0.5}] | results.json:1: a detection is on image 8
            no score                    | [{"image_id": 7, "category_id": 17, "bbox": [1, 2, 3, 4]}]              | a detection needs 'image_id', 'category_id', 'bbox' of four numbers, and 'score'
            three numbers               | [{"image_id": 7, "category_id": 17, "bbox": [1, 2, 3], "score": 1}]     | a detection needs
            a text for a number         | [{"image_id": "7"}]                                                     | 'image_id' must be a whole number
            cut short                   | [{"image_id": 7                                                         | not well-formed JSON
            an object                   | {}                                                                      | the file must be a list
            """)
    void aResultFileThatCannotBeUsedIsRefused(String reason, String json, String message) throws IOException {
        CocoGroundTruth target = CocoGroundTruth.read(write("target.json", TARGET));
        Path results = write("results.json", json);
        assertThatThrownBy(() -> CocoResults.read(results, target))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatWasWrittenForADatasetFitsTogether() throws IOException {
        LabelMap labels = LabelMap.of(List.of("cat", "dog"));
        Box.Pixels box = new Box.Pixels(.1, .2, 10.3, 20.7);
        Sample first = Sample.of("0139", Path.of("0139.jpg"), 64, 48, List.of(BoxAnnotation.of(box, 1)));
        Sample second = Sample.of("0020", Path.of("0020.jpg"), 64, 48, List.of());
        Dataset dataset = Dataset.ofObjects(labels, List.of(first, second));
        CocoWriter.write(folder.resolve("target.json"), dataset, List.of("0139.jpg", "0020.jpg"));
        Detections found = new Detections(List.of(new Detection(box, 1, .75)));
        CocoResultsWriter.write(folder.resolve("results.json"), dataset, List.of(found, new Detections(List.of())));
        CocoGroundTruth target = CocoGroundTruth.read(folder.resolve("target.json"));
        List<EvaluatedImage> images =
                CocoResults.read(folder.resolve("results.json"), target).images();
        assertThat(images).extracting(EvaluatedImage::name).containsExactly("image 20", "image 139");
        GroundTruthBox there = images.get(1).targets().get(0);
        DetectedBox detected = images.get(1).detections().get(0);
        assertThat(there.x() + there.width()).isEqualTo(10.3);
        assertThat(detected.label()).isEqualTo(1);
        assertThat(detected.width()).isEqualTo(there.width());
    }
}
