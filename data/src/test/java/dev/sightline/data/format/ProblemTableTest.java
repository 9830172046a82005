package dev.sightline.data.format;

import static dev.sightline.data.format.Folder.vocObject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.DatasetProblemPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of problem in every format that can have it: named with its file and line, refused or counted. */
class ProblemTableTest {

    private static final String GOOD = vocObject("cat", 10, 10, 30, 30);
    private static final String COCO_IMAGE = "{\"id\": 1, \"file_name\": \"a.png\", \"width\": 100, \"height\": 80}";
    private static final String COCO_BOX =
            "{\"id\": 1, \"image_id\": 1, \"category_id\": 3, \"bbox\": [10, 10, 20, 20]}";
    private static final String COCO_CATEGORY = "{\"id\": 3, \"name\": \"cat\"}";
    private static final String YOLO_BOX = "0 .5 .5 .2 .2\n";

    @TempDir
    Path root;

    record Case(String reason, Consumer<Folder> files, DatasetProblemKind kind, String place, String message) {
        @Override
        public String toString() {
            return reason;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isFoundWithItsFileAndLine(Case one) {
        one.files().accept(new Folder(root));
        DatasetSource source = DatasetSource.of(root, "train").withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT);
        List<DatasetProblem> problems = problems(source);
        assertThat(problems).extracting(DatasetProblem::kind).containsExactly(one.kind());
        DatasetProblem problem = problems.get(0);
        String line = problem.line() == 0 ? "" : ":" + problem.line();
        assertThat(root.toAbsolutePath().relativize(problem.file()) + line).isEqualTo(one.place());
        assertThat(problem.message()).contains(one.message());
    }

    /** Where the one image of a case is left out, nothing is left, and the error has the problems. */
    private static List<DatasetProblem> problems(DatasetSource source) {
        try {
            return DatasetReader.read(source).problems();
        } catch (DatasetException e) {
            assertThat(e).hasMessageContaining("has no usable image");
            return e.problems();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedUnderPolicyFail(Case one) {
        one.files().accept(new Folder(root));
        DatasetSource source = DatasetSource.of(root, "train").withPolicy(DatasetProblemPolicy.FAIL);
        assertThatThrownBy(() -> DatasetReader.read(source))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(one.kind().text())
                .hasMessageContaining(one.message());
    }

    @ParameterizedTest
    @MethodSource("shifted")
    void shiftedClassNumbersAreRefusedUnderEitherPolicy(Case one) {
        one.files().accept(new Folder(root));
        for (DatasetProblemPolicy policy : DatasetProblemPolicy.values()) {
            DatasetSource source = DatasetSource.of(root, "train").withPolicy(policy);
            assertThatThrownBy(() -> DatasetReader.read(source))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(one.place() + ": wrong label offset")
                    .hasMessageContaining(one.message());
        }
    }

    static Stream<Case> cases() {
        return Stream.concat(vocCases(), Stream.concat(cocoCases(), yoloCases()));
    }

    private static Case voc(String reason, String object, DatasetProblemKind kind, String message) {
        return new Case(
                "VOC " + reason,
                files -> goodVoc(files).voc("b", GOOD, object).image("JPEGImages/b.png", 100, 80),
                kind,
                "Annotations/b.xml:5",
                message);
    }

    private static Folder goodVoc(Folder files) {
        return files.voc("a", GOOD)
                .image("JPEGImages/a.png", 100, 80)
                .text("ImageSets/Main/train.txt", "a\nb\n")
                .text("ImageSets/Main/val.txt", "a\n");
    }

    private static Stream<Case> vocCases() {
        return Stream.of(
                voc(
                        "box that sticks out",
                        vocObject("cat", 90, 10, 101, 30),
                        DatasetProblemKind.BOX_OUTSIDE,
                        "reaches outside"),
                voc(
                        "box wholly outside",
                        vocObject("cat", 200, 10, 210, 30),
                        DatasetProblemKind.BOX_OUTSIDE,
                        "wholly outside"),
                voc(
                        "box of no width",
                        vocObject("cat", 20, 10, 20, 30),
                        DatasetProblemKind.ZERO_AREA,
                        "(20.0, 10.0, 20.0, 30.0)"),
                voc(
                        "edges in the wrong order",
                        vocObject("cat", 40, 10, 20, 30),
                        DatasetProblemKind.ZERO_AREA,
                        "xMin < xMax"),
                voc("same box again", GOOD, DatasetProblemKind.DUPLICATE_BOX, "'cat'"),
                voc(
                        "edge that is no number",
                        vocObject("cat", "x", 1, 2, 3),
                        DatasetProblemKind.MALFORMED_FILE,
                        "numbers in <xmin>"),
                voc("object without a name", "<object/>", DatasetProblemKind.MALFORMED_FILE, "no <name>"),
                new Case(
                        "VOC annotation without an image",
                        files -> goodVoc(files).voc("b", GOOD),
                        DatasetProblemKind.MISSING_IMAGE,
                        "Annotations/b.xml",
                        "neither b.* nor"),
                new Case(
                        "VOC id without an annotation",
                        ProblemTableTest::goodVoc,
                        DatasetProblemKind.IMAGE_WITHOUT_LABEL,
                        "ImageSets/Main/train.txt:2",
                        "'b' has no annotation file"),
                new Case(
                        "VOC id listed twice",
                        files -> goodVoc(files).text("ImageSets/Main/train.txt", "a\na\n"),
                        DatasetProblemKind.DUPLICATE_ID,
                        "ImageSets/Main/train.txt:2",
                        "listed twice"),
                new Case(
                        "VOC size that is not the image's",
                        files -> goodVoc(files).voc("b", GOOD).image("JPEGImages/b.png", 80, 100),
                        DatasetProblemKind.SIZE_MISMATCH,
                        "Annotations/b.xml",
                        "EXIF"),
                new Case(
                        "VOC file cut short",
                        files -> goodVoc(files).text("Annotations/b.xml", "<annotation>\n<object>"),
                        DatasetProblemKind.MALFORMED_FILE,
                        "Annotations/b.xml:2",
                        "not well-formed XML"),
                new Case(
                        "VOC file with an entity",
                        files -> goodVoc(files)
                                .text(
                                        "Annotations/b.xml",
                                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<annotation>&x;</annotation>"),
                        DatasetProblemKind.MALFORMED_FILE,
                        "Annotations/b.xml:1",
                        "document types"),
                new Case(
                        "VOC image that is none",
                        files -> goodVoc(files).voc("b", GOOD).text("JPEGImages/b.png", "no image"),
                        DatasetProblemKind.UNREADABLE_IMAGE,
                        "JPEGImages/b.png",
                        ""));
    }

    private static Case coco(String reason, String annotation, DatasetProblemKind kind, String message) {
        return new Case(
                "COCO " + reason,
                files -> goodVal(files)
                        .coco(COCO_IMAGE, COCO_BOX + ",\n" + annotation, COCO_CATEGORY)
                        .image("images/a.png", 100, 80),
                kind,
                "annotations/train.json:5",
                message);
    }

    private static Folder goodVal(Folder files) {
        return files.text("annotations/val.json", "{}");
    }

    private static String cocoBox(int image, int category, String box) {
        return "{\"id\": 2, \"image_id\": " + image + ", \"category_id\": " + category + ", \"bbox\": " + box + "}";
    }

    private static Stream<Case> cocoCases() {
        return Stream.of(
                coco(
                        "box that sticks out",
                        cocoBox(1, 3, "[90, 10, 11, 5]"),
                        DatasetProblemKind.BOX_OUTSIDE,
                        "reaches outside"),
                coco("box of no height", cocoBox(1, 3, "[10, 10, 5, 0]"), DatasetProblemKind.ZERO_AREA, "yMin < yMax"),
                coco("same box again", cocoBox(1, 3, "[10, 10, 20, 20]"), DatasetProblemKind.DUPLICATE_BOX, "'cat'"),
                coco(
                        "unknown category",
                        cocoBox(1, 7, "[1, 1, 2, 2]"),
                        DatasetProblemKind.UNKNOWN_CLASS,
                        "class number 7"),
                coco(
                        "annotation of no image",
                        cocoBox(9, 3, "[1, 1, 2, 2]"),
                        DatasetProblemKind.LABEL_WITHOUT_IMAGE,
                        "image 9"),
                coco(
                        "box of three numbers",
                        cocoBox(1, 3, "[1, 1, 2]"),
                        DatasetProblemKind.MALFORMED_FILE,
                        "lacks 'bbox'"),
                coco(
                        "annotation id again",
                        "{\"id\": 1, \"image_id\": 1, \"category_id\": 3, \"bbox\": [1, 1, 2, 2]}",
                        DatasetProblemKind.DUPLICATE_ID,
                        "annotation 1"),
                cocoImage(
                        "image that is not there",
                        "{\"id\": 2, \"file_name\": \"b.png\"}",
                        DatasetProblemKind.MISSING_IMAGE,
                        "'b.png'"),
                cocoImage(
                        "image outside the folder",
                        "{\"id\": 2, \"file_name\": \"../../b.png\"}",
                        DatasetProblemKind.MISSING_IMAGE,
                        "'../../b.png'"),
                cocoImage(
                        "image id again",
                        "{\"id\": 1, \"file_name\": \"b.png\"}",
                        DatasetProblemKind.DUPLICATE_ID,
                        "image 1"),
                cocoImage(
                        "file name again",
                        "{\"id\": 2, \"file_name\": \"a.png\"}",
                        DatasetProblemKind.DUPLICATE_ID,
                        "'a.png'"),
                cocoImage(
                        "image without a name", "{\"id\": 2}", DatasetProblemKind.MALFORMED_FILE, "lacks 'file_name'"));
    }

    private static Case cocoImage(String reason, String image, DatasetProblemKind kind, String message) {
        return new Case(
                "COCO " + reason,
                files -> goodVal(files)
                        .coco(COCO_IMAGE + ",\n" + image, COCO_BOX, COCO_CATEGORY)
                        .image("images/a.png", 100, 80),
                kind,
                "annotations/train.json:3",
                message);
    }

    private static Case yolo(String reason, String line, DatasetProblemKind kind, String message) {
        return new Case(
                "YOLO " + reason,
                files -> goodYolo(files).text("labels/train/a.txt", YOLO_BOX + line),
                kind,
                "labels/train/a.txt:2",
                message);
    }

    private static Folder goodYolo(Folder files) {
        return files.text("data.yaml", "names: [cat, dog]\n")
                .image("images/train/a.png", 100, 80)
                .text("labels/train/a.txt", YOLO_BOX)
                .image("images/val/a.png", 100, 80);
    }

    private static Stream<Case> yoloCases() {
        return Stream.of(
                yolo("box that sticks out", "0 .95 .5 .2 .2", DatasetProblemKind.BOX_OUTSIDE, "reaches outside"),
                yolo("box of no width", "0 .5 .5 0 .2", DatasetProblemKind.ZERO_AREA, "xMin < xMax"),
                yolo("same box again", YOLO_BOX, DatasetProblemKind.DUPLICATE_BOX, "'cat'"),
                yolo("unknown class", "5 .5 .5 .2 .2", DatasetProblemKind.UNKNOWN_CLASS, "0 to 1"),
                yolo(
                        "line of six columns",
                        "0 .5 .5 .2 .2 .9",
                        DatasetProblemKind.MALFORMED_FILE,
                        "'0 .5 .5 .2 .2 .9'"),
                yolo(
                        "word for a number",
                        "cat .5 .5 .2 .2",
                        DatasetProblemKind.MALFORMED_FILE,
                        "class number and four"),
                yolo("fractional class", "0.5 .5 .5 .2 .2", DatasetProblemKind.MALFORMED_FILE, "class number and four"),
                new Case(
                        "YOLO label without an image",
                        files -> goodYolo(files).text("labels/train/b.txt", YOLO_BOX),
                        DatasetProblemKind.LABEL_WITHOUT_IMAGE,
                        "labels/train/b.txt",
                        "no image b.*"),
                new Case(
                        "YOLO image twice",
                        files -> goodYolo(files).image("images/train/a.jpg", 100, 80),
                        DatasetProblemKind.DUPLICATE_ID,
                        "labels/train/a.txt",
                        "are both image 'a'"));
    }

    static Stream<Case> shifted() {
        return Stream.of(
                new Case(
                        "YOLO numbers from 1",
                        files -> goodYolo(files).text("labels/train/a.txt", "1 .5 .5 .2 .2\n2 .3 .3 .1 .1"),
                        DatasetProblemKind.WRONG_LABEL_OFFSET,
                        "labels/train/a.txt:2",
                        "seem to count from 1"),
                new Case(
                        "COCO numbers from 0",
                        files -> goodVal(files)
                                .coco(COCO_IMAGE, cocoBox(1, 0, "[1, 1, 2, 2]"), "{\"id\": 1, \"name\": \"cat\"}")
                                .image("images/a.png", 100, 80),
                        DatasetProblemKind.WRONG_LABEL_OFFSET,
                        "annotations/train.json:4",
                        "seem to count from 0"));
    }

    @Test
    void aClassOutsideTheGivenLabelsIsAProblemThatNamesIt() {
        goodVoc(new Folder(root)).text("ImageSets/Main/train.txt", "a");
        DatasetSource source = DatasetSource.of(root, "train").withLabels(LabelMap.of(List.of("dog", "bird")));
        assertThatThrownBy(() -> DatasetReader.read(source))
                .hasMessageContaining("1 unknown class")
                .hasMessageContaining("class 'cat' is not known; the classes are dog, bird");
    }

    @Test
    void aLabelMapThatCountsFilesFromOneReadsSuchNumbers() {
        goodYolo(new Folder(root)).text("labels/train/a.txt", "1 .5 .5 .2 .2\n2 .3 .3 .1 .1");
        LabelMap fromOne = new LabelMap(List.of("cat", "dog"), 1);
        DatasetReading reading =
                DatasetReader.read(DatasetSource.of(root, "train").withLabels(fromOne));
        assertThat(reading.dataset().samples().get(0).boxes())
                .extracting(BoxAnnotation::label)
                .containsExactly(0, 1);
    }
}
