package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.data.DatasetException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetFormatTest {

    private static final String XML = "<annotation>" + Folder.vocObject("cat", 1, 2, 30, 40) + "</annotation>";
    private static final String JSON = """
            {"info": {}, "images": [{"id": 5, "file_name": "a.png"}], "categories": [{"id": 9, "name": "cat"}],
             "annotations": [{"id": 1, "image_id": 5, "category_id": 9, "bbox": [1, 2, 29, 38]}]}
            """;
    private static final String TEXT = "0 .155 .2625 .29 .475";

    @TempDir
    Path root;

    record Layout(String reason, DatasetFormat format, List<String> splits, Consumer<Folder> files) {
        @Override
        public String toString() {
            return format + " " + reason;
        }
    }

    static Stream<Layout> layouts() {
        return Stream.of(
                voc(
                        "standard",
                        "train",
                        files -> files.text("Annotations/a.xml", XML)
                                .image("JPEGImages/a.png", 100, 80)
                                .text("ImageSets/Main/train.txt", "a")
                                .text("ImageSets/Main/cat_train.txt", "a 1")),
                voc(
                        "in small letters, no lists",
                        "all",
                        files -> files.text("annotations/a.xml", XML).image("images/a.png", 100, 80)),
                voc(
                        "beside the images in folders of splits",
                        "train val",
                        files -> files.text("train/a.xml", XML)
                                .image("train/a.png", 100, 80)
                                .text("valid/b.xml", XML)
                                .image("valid/b.png", 100, 80)),
                voc(
                        "all in one folder",
                        "all",
                        files -> files.text("a.xml", XML).image("a.png", 100, 80)),
                voc(
                        "with a list of file names",
                        "train",
                        files -> files.text("Annotations/a.xml", XML)
                                .image("images/a.png", 100, 80)
                                .text("ImageSets/Main/train.txt", "a.png")),
                voc(
                        "image found by <filename> alone",
                        "all",
                        files -> files.text(
                                        "Annotations/1.xml",
                                        XML.replace("<object>", "<filename>a.png</filename><object>"))
                                .image("JPEGImages/a.png", 100, 80)),
                coco(
                        "as published",
                        "train",
                        files -> files.text("annotations/instances_train2017.json", JSON)
                                .text("annotations/captions_train2017.json", JSON)
                                .image("train2017/a.png", 100, 80)),
                coco(
                        "plain names",
                        "train val",
                        files -> files.text("annotations/train.json", JSON)
                                .text("annotations/val.json", JSON)
                                .image("images/train/a.png", 100, 80)
                                .image("images/val/a.png", 100, 80)),
                coco(
                        "Roboflow",
                        "train val",
                        files -> files.text("train/_annotations.coco.json", JSON)
                                .image("train/a.png", 100, 80)
                                .text("valid/_annotations.coco.json", JSON)
                                .image("valid/a.png", 100, 80)),
                coco("one file", "all", files -> files.text("result.json", JSON).image("images/a.png", 100, 80)),
                yolo(
                        "by folders",
                        "train val",
                        files -> files.text("data.yaml", "names: {0: cat}")
                                .image("images/train/a.png", 100, 80)
                                .text("labels/train/a.txt", TEXT)
                                .image("images/val/b.png", 100, 80)),
                yolo(
                        "Roboflow",
                        "train val",
                        files -> files.text("data.yaml", "train: ../train/images\nval: ../valid/images\nnames: ['cat']")
                                .image("train/images/a.png", 100, 80)
                                .text("train/labels/a.txt", TEXT)
                                .image("valid/images/b.png", 100, 80)),
                yolo(
                        "with a list file",
                        "train",
                        files -> files.text("data.yaml", "path: .\ntrain: train.txt\nnames: ['cat']")
                                .text("train.txt", "./images/a.png\n")
                                .image("images/a.png", 100, 80)
                                .text("labels/a.txt", TEXT)),
                yolo(
                        "polygons",
                        "all",
                        files -> files.text("classes.txt", "cat\n")
                                .image("images/a.png", 100, 80)
                                .text("labels/a.txt", "0 .01 .025 .3 .025 .3 .5 .01 .5")));
    }

    private static Layout voc(String reason, String splits, Consumer<Folder> files) {
        return new Layout(reason, DatasetFormat.VOC, List.of(splits.split(" ")), files);
    }

    private static Layout coco(String reason, String splits, Consumer<Folder> files) {
        return new Layout(reason, DatasetFormat.COCO, List.of(splits.split(" ")), files);
    }

    private static Layout yolo(String reason, String splits, Consumer<Folder> files) {
        return new Layout(reason, DatasetFormat.YOLO, List.of(splits.split(" ")), files);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void isRecognisedAndRead(Layout layout) {
        layout.files().accept(new Folder(root));
        assertThat(DatasetFormat.recognise(root).format()).isEqualTo(layout.format());
        assertThat(DatasetReader.splits(root)).isEqualTo(layout.splits());
        String split = layout.splits().contains("val")
                ? "train"
                : layout.splits().get(0).equals("all") ? "all" : "val";
        DatasetReading reading = DatasetReader.read(DatasetSource.of(root, split));
        assertThat(reading.dataset().labels().names()).containsExactly("cat");
        assertThat(reading.dataset().samples()).singleElement().satisfies(sample -> {
            assertThat(sample.width()).isEqualTo(100);
            assertThat(sample.boxes()).singleElement().satisfies(annotation -> {
                assertThat(annotation.label()).isZero();
                assertThat(annotation.box()).hasToString("Pixels[xMin=1.0, yMin=2.0, xMax=30.0, yMax=40.0]");
            });
        });
    }

    @Test
    void aFolderInNoFormatIsRefusedWithWhatIsAcceptedAndWhatIsNear() {
        new Folder(root).text("VOC2007/Annotations/a.xml", XML).text("readme.txt", "");
        assertThatThrownBy(() -> DatasetFormat.recognise(root))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("coco: annotations/{train,val,test}.json")
                .hasMessageContaining("voc: Annotations/*.xml")
                .hasMessageContaining("yolo: images/{train,val,test}/")
                .hasMessageContaining("did you mean " + root.resolve("VOC2007") + " (VOC)?");
    }

    @Test
    void aFolderInTwoFormatsIsRefusedWithBothReasons() {
        new Folder(root)
                .text("Annotations/a.xml", XML)
                .text("annotations/train.json", JSON)
                .image("images/a.png", 10, 10);
        assertThatThrownBy(() -> DatasetFormat.recognise(root))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("COCO (annotations/train.json)")
                .hasMessageContaining("VOC (.xml files in Annotations/)")
                .hasMessageContaining("state which format to read");
    }

    @Test
    void sparseCategoryNumbersBecomeLabelsInOrder() {
        Folder files = new Folder(root).image("images/a.png", 100, 80).text("annotations/val.json", "{}");
        files.coco(
                "{\"id\": 1, \"file_name\": \"a.png\"}",
                "{\"image_id\": 1, \"category_id\": 90, \"bbox\": [1, 1, 5, 5], \"area\": 12.5, \"iscrowd\": 1}",
                "{\"id\": 90, \"name\": \"dog\"}, {\"id\": 17, \"name\": \"cat\"}");
        DatasetReading reading = DatasetReader.read(DatasetSource.of(root, "train"));
        assertThat(reading.dataset().labels().names()).containsExactly("cat", "dog");
        assertThat(reading.dataset().samples().get(0).boxes()).singleElement().satisfies(annotation -> {
            assertThat(annotation.label()).isEqualTo(1);
            assertThat(annotation.area()).isEqualTo(12.5);
            assertThat(annotation.crowd()).isTrue();
        });
    }
}
