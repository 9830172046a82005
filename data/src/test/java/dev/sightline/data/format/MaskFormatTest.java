package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Mask;
import dev.sightline.core.geometry.Polygon;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.core.geometry.RunLengthMask;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.MaskAnnotation;
import dev.sightline.data.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Masks are read, kept and written by every format that holds them; boxes are those that the files state. */
class MaskFormatTest {

    private static final String IMAGE = "{\"id\": 1, \"file_name\": \"a.png\", \"width\": 8, \"height\": 4}";
    private static final String CATEGORY = "{\"id\": 1, \"name\": \"cat\"}";
    private static final Polygon TRIANGLE = Polygon.of(1, 1, 5, 1, 1, 3);
    private static final Polygon OTHER = Polygon.of(5.25, 0.5, 7, .5, 7, 2);

    @TempDir
    Path root;

    private Folder coco(String segmentation) {
        String annotation = "{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 1, 4, 2], \"area\": 4"
                + (segmentation.isEmpty() ? "" : ", \"segmentation\": " + segmentation) + "}";
        return new Folder(root.resolve("coco")).image("images/a.png", 8, 4).coco(IMAGE, annotation, CATEGORY);
    }

    private static DatasetReading read(Path folder) {
        return DatasetReader.readDefined(DatasetSource.of(folder, "train"));
    }

    private static Optional<Mask> mask(DatasetReading reading) {
        Sample sample = reading.dataset().samples().get(0);
        assertThat(sample.boxes()).hasSize(1);
        return sample.annotations().get(0).asMask().map(MaskAnnotation::mask);
    }

    static Stream<Arguments> segmentations() {
        PolygonMask one = new PolygonMask(List.of(TRIANGLE));
        RunLengthMask runs = RunLengthMask.of(8, 4, 5, 3, 24);
        return Stream.of(
                Arguments.of("polygon", "[[1, 1, 5, 1, 1, 3]]", Optional.of(one)),
                Arguments.of(
                        "two polygons",
                        "[[1, 1, 5, 1, 1, 3], [5.25, 0.5, 7, 0.5, 7, 2]]",
                        Optional.of(new PolygonMask(List.of(TRIANGLE, OTHER)))),
                Arguments.of("counts", "{\"counts\": [5, 3, 24], \"size\": [4, 8]}", Optional.of(runs)),
                Arguments.of("compressed counts", "{\"size\": [4, 8], \"counts\": \"53h0\"}", Optional.of(runs)),
                Arguments.of("nothing", "", Optional.empty()),
                Arguments.of("empty list", "[]", Optional.empty()),
                Arguments.of("null", "null", Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("segmentations")
    void cocoMasksAreKeptBesideTheStatedBox(String reason, String segmentation, Optional<Mask> expected) {
        coco(segmentation);
        DatasetReading reading = read(root.resolve("coco"));
        assertThat(mask(reading)).isEqualTo(expected);
        assertThat(reading.notKept()).isEmpty();
        assertThat(reading.dataset().kinds().contains(AnnotationKind.MASK)).isEqualTo(expected.isPresent());
        assertThat(reading.dataset().samples().get(0).boxes()).singleElement().satisfies(box -> {
            assertThat(box.box()).isEqualTo(new Box.Pixels(1, 1, 5, 3));
            assertThat(box.area()).isEqualTo(4);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("segmentations")
    void cocoMasksComeBackThroughCoco(String reason, String segmentation, Optional<Mask> expected) {
        coco(segmentation);
        ConvertReport report =
                Convert.run(ConvertOptions.of(root.resolve("coco"), DatasetFormat.COCO, root.resolve("out")));
        assertThat(report.losses()).isEmpty();
        assertThat(read(root.resolve("out")).dataset().samples().get(0).annotations())
                .isEqualTo(read(root.resolve("coco")).dataset().samples().get(0).annotations());
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("two corners", "[[1, 1, 5, 1]]"),
                Arguments.of("odd numbers", "[[1, 1, 5, 1, 1, 3, 4]]"),
                Arguments.of("no numbers", "[[1, 1, \"x\", null, 1, 3]]"),
                Arguments.of("flat list", "[1, 1, 5, 1, 1, 3]"),
                Arguments.of("too few pixels", "{\"counts\": [5, 3], \"size\": [4, 8]}"),
                Arguments.of("fractional count", "{\"counts\": [5.5, 26.5], \"size\": [4, 8]}"),
                Arguments.of("no size", "{\"counts\": [5, 3, 24]}"),
                Arguments.of("broken text", "{\"counts\": \"5 3\", \"size\": [4, 8]}"),
                Arguments.of("no counts", "{\"size\": [4, 8]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void aMaskThatCannotBeReadIsCountedAndItsBoxKept(String reason, String segmentation) {
        coco(segmentation);
        DatasetReading reading = read(root.resolve("coco"));
        assertThat(mask(reading)).isEmpty();
        assertThat(reading.notKept()).containsExactly(Map.entry("outline that cannot be read", 1));
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void runsOfAnotherSizeThanTheImageAreCountedAndTheBoxKept() {
        coco("{\"counts\": [5, 3, 8], \"size\": [4, 4]}");
        DatasetReading reading = read(root.resolve("coco"));
        assertThat(mask(reading)).isEmpty();
        assertThat(reading.notKept()).containsExactly(Map.entry("mask of another size than its image", 1));
    }

    @Test
    void outlinesBecomeLinesOfYoloSegmentAndComeBack() {
        coco("[[1, 1, 5, 1, 1, 3]]");
        ConvertReport report =
                Convert.run(ConvertOptions.of(root.resolve("coco"), DatasetFormat.YOLO_SEGMENT, root.resolve("out")));
        assertThat(root.resolve("out/labels/train/a.txt")).hasContent("0 0.125 0.25 0.625 0.25 0.125 0.75");
        assertThat(report.losses())
                .singleElement()
                .satisfies(loss -> assertThat(loss)
                        .contains("YOLO_SEGMENT cannot hold: area other than the box's (1 box)")
                        .doesNotContain("outline"));
        DatasetReading back = read(root.resolve("out"));
        assertThat(mask(back)).contains(new PolygonMask(List.of(TRIANGLE)));
        assertThat(back.dataset().samples().get(0).boxes().get(0).box()).isEqualTo(new Box.Pixels(1, 1, 5, 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void whatAFormatCannotHoldIsCounted(DatasetFormat format, String segmentation, String loss) {
        coco(segmentation);
        ConvertReport report = Convert.run(ConvertOptions.of(root.resolve("coco"), format, root.resolve("out"))
                .withPolicy(DatasetProblemPolicy.FAIL));
        assertThat(String.join("; ", report.losses())).contains(loss);
        assertThat(read(root.resolve("out")).dataset().samples().get(0).boxes()).hasSize(1);
    }

    static Stream<Arguments> losses() {
        String two = "[[1, 1, 5, 1, 1, 3], [5, 0, 7, 0, 7, 2]]";
        return Stream.of(
                Arguments.of(DatasetFormat.VOC, "[[1, 1, 5, 1, 1, 3]]", "outline (1 box)"),
                Arguments.of(DatasetFormat.YOLO, "[[1, 1, 5, 1, 1, 3]]", "outline (1 box)"),
                Arguments.of(DatasetFormat.YOLO_SEGMENT, two, "outline in several parts (1 box)"),
                Arguments.of(
                        DatasetFormat.YOLO_SEGMENT,
                        "{\"counts\": [5, 3, 24], \"size\": [4, 8]}",
                        "mask in pixels (1 box)"),
                Arguments.of(
                        DatasetFormat.YOLO_SEGMENT,
                        "[[1, 1, 4, 1, 1, 3]]",
                        "box other than the one around the outline (1 box)"));
    }
}
