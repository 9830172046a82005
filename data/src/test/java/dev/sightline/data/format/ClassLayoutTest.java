package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.source.ListLabels;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every layout that images with classes come in, and what it is read as. */
class ClassLayoutTest {

    private static final String[] THREE = {"a b.png", "b.png", "d,e/c.png"};

    @TempDir
    Path root;

    record Layout(
            String reason,
            Consumer<ClassFolder> files,
            UnaryOperator<DatasetSource> source,
            String classes,
            String samples) {
        @Override
        public String toString() {
            return reason;
        }
    }

    private static Layout layout(String reason, Consumer<ClassFolder> files, String classes, String samples) {
        return new Layout(reason, files, UnaryOperator.identity(), classes, samples);
    }

    private static Layout list(String reason, String lines, String classes, String samples) {
        return layout(
                "list: " + reason,
                files -> files.images(THREE).text("train.txt", lines).text("val.txt", "b.png x"),
                classes,
                samples);
    }

    static Stream<Layout> layouts() {
        return Stream.concat(folders(), Stream.concat(lists(), others()));
    }

    private static Stream<Layout> folders() {
        return Stream.of(
                layout(
                        "folders of splits and classes",
                        files -> files.images("train/dog/1.png", "train/cat/1.png", "val/cat/2.png", "val/dog/2.png"),
                        "cat dog",
                        "cat/1.png=0 dog/1.png=1"),
                layout(
                        "other spellings of splits",
                        files -> files.images("Training/cat/1.png", "valid/cat/2.png"),
                        "cat",
                        "cat/1.png=0"),
                layout(
                        "images in folders below their class's, and hidden files",
                        files -> files.images("train/Fruit/Apple/1.png", "val/Fruit/1.png")
                                .text("train/Fruit/.DS_Store", "x")
                                .text("train/Fruit/Thumbs.db", "x"),
                        "Fruit",
                        "Fruit/Apple/1.png=0"));
    }

    private static Stream<Layout> lists() {
        return Stream.of(
                list("blank between", "a b.png cat\nb.png x\n", "cat x", "a b.png=0 b.png=1"),
                list("tab, and a name with blanks", "a b.png\tT shirt\nb.png\tx\n", "T shirt x", "a b.png=0 b.png=1"),
                list("comma, and a path with one", "d,e/c.png,cat\r\n# b.png,x\r\n\r\n", "cat x", "d,e/c.png=0"),
                list("quotes and column names", "filename,label\n\"d,e/c.png\",\"cat\"\n", "cat x", "d,e/c.png=0"),
                list("several labels", "a b.png\tx,cat\nb.png\n", "cat x", "a b.png=0+1 b.png="),
                layout(
                        "list: numbers without names",
                        files -> files.images(THREE)
                                .text("train_list.txt", "a b.png 2\nb.png 0")
                                .text("val_list.txt", "b.png 1"),
                        "0 1 2",
                        "a b.png=2 b.png=0"),
                layout(
                        "list: numbers from 1 without names",
                        files -> files.images(THREE)
                                .text("train.txt", "a b.png 2\nb.png 1")
                                .text("val.txt", "b.png 1"),
                        "1 2",
                        "a b.png=1 b.png=0"),
                layout(
                        "list: numbers with names, as PaddleClas writes them",
                        files -> files.images(THREE)
                                .text("train_list.txt", "a b.png 1\nb.png 0")
                                .text("val_list.txt", "b.png 1")
                                .text("label_list.txt", "0 cat\n1 big dog\n"),
                        "cat|big dog",
                        "a b.png=1 b.png=0"),
                layout(
                        "list: a 0 or 1 for each class",
                        files -> files.images(THREE)
                                .text("train.txt", "a b.png\t0,1,1\nb.png\t0,0,0")
                                .text("val.txt", "b.png\t1,0,0")
                                .text("classes.txt", "u\nv\nw\n"),
                        "u v w",
                        "a b.png=1+2 b.png="),
                new Layout(
                        "list: one of several columns",
                        files -> files.images(THREE)
                                .text("train.txt", "a b.png, 7, 1\nb.png, 3, 0")
                                .text("val.txt", "b.png, 0, 0"),
                        source -> source.withListLabels(ListLabels.column(2)),
                        "0 1",
                        "a b.png=1 b.png=0"),
                new Layout(
                        "list: numbers from 1 by the given labels",
                        files -> files.images(THREE)
                                .text("train.txt", "a b.png 2\nb.png 1")
                                .text("val.txt", "b.png 1"),
                        source -> source.withLabels(new LabelMap(List.of("cat", "dog"), 1)),
                        "cat dog",
                        "a b.png=1 b.png=0"));
    }

    private static Stream<Layout> others() {
        return Stream.of(
                new Layout(
                        "list in JSON, without splits",
                        files -> files.images("a.png", "b.png", "c.png", "d.png")
                                .text("class_index.json", "{\"a.png\": 1, \"b.png\": 0, \"c.png\": 1, \"d.png\": 0}"),
                        source -> source.withSplit("all"),
                        "0 1",
                        "a.png=1 b.png=0 c.png=1 d.png=0"),
                layout(
                        "list in JSON, with names",
                        files -> files.images("a.png", "b.png")
                                .text("train.json", "{\"a.png\": \"dog\", \"b.png\": [\"cat\"]}")
                                .text("val.json", "{\"a.png\": \"dog\"}"),
                        "cat dog",
                        "a.png=1 b.png=0"),
                layout(
                        "packed",
                        files -> files.packed(3, 4).text("labels.json", "[1, 0, 1]"),
                        "0 1",
                        "images.png#0=1 images.png#1=0 images.png#2=1"),
                layout(
                        "packed with names and a size",
                        files -> files.packed(2, 6)
                                .text(
                                        "labels.json",
                                        "{\"size\": [3, 2], \"labels\": [1, \"cat\"], \"names\": [\"cat\", \"dog\"]}"),
                        "cat dog",
                        "images.png#0=1 images.png#1=0"),
                new Layout(
                        "packed in several files, by split, numbered up to ten",
                        files -> files.packed("trainval/images_10.png", 1, 4)
                                .packed("trainval/images_2.png", 2, 4)
                                .text("trainval/labels.json", "[0, 1, 2]")
                                .packed("test/images.png", 1, 4)
                                .text("test/labels.json", "[3]"),
                        source -> source.withSplit("trainval"),
                        "0 1 2 3",
                        "images_10.png#0=2 images_2.png#0=0 images_2.png#1=1"),
                layout(
                        "crops",
                        files -> files.images("images/train/a.png", "images/val/b.png")
                                .text("data.yaml", "names: [cat, dog]\n")
                                .text("labels/train/a.txt", "1 .5 .5 .5 .5\n0 .25 .25 .5 .5\n")
                                .text("labels/val/b.txt", "0 .5 .5 .5 .5\n"),
                        "cat dog",
                        "a#0=1 a#1=0"));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void isReadAsItsClassesAndSamples(Layout layout) {
        layout.files().accept(new ClassFolder(root));
        DatasetReading reading = DatasetReader.read(
                layout.source().apply(DatasetSource.of(root, "train").withNeeded(AnnotationKind.CLASS)));
        assertThat(reading.dataset().labels().names())
                .containsExactly(layout.classes().split(layout.classes().contains("|") ? "\\|" : separator(layout)));
        assertThat(samples(reading)).isEqualTo(layout.samples());
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.summary()).isNotEmpty();
    }

    private static String separator(Layout layout) {
        return layout.classes().startsWith("T shirt") ? "(?<=shirt) " : " ";
    }

    private static String samples(DatasetReading reading) {
        return reading.dataset().samples().stream()
                .map(sample -> sample.id() + "="
                        + sample.labels().stream().map(String::valueOf).collect(Collectors.joining("+")))
                .collect(Collectors.joining(" "));
    }

    @Test
    void aFolderWithoutSplitsIsSharedOutByClassTheSameEachTime() {
        ClassFolder files = new ClassFolder(root);
        IntStream.range(0, 20).forEach(i -> files.images("cat/" + i + ".png", "dog/" + i + ".png"));
        assertThat(DatasetReader.splits(root)).containsExactly("all");
        List<String> all = Stream.of("train", "val", "test")
                .flatMap(split ->
                        DatasetReader.read(DatasetSource.of(root, split).withNeeded(AnnotationKind.CLASS))
                                .dataset()
                                .samples()
                                .stream())
                .map(Sample::id)
                .toList();
        assertThat(all).hasSize(40).doesNotHaveDuplicates();
        DatasetReading train =
                DatasetReader.read(DatasetSource.of(root, "train").withNeeded(AnnotationKind.CLASS));
        assertThat(train.dataset().imagesPerClass()).containsExactly(14, 14);
        assertThat(train.notes()).anySatisfy(note -> assertThat(note).contains("'train' is 28 of the 40 images"));
        assertThat(DatasetReader.read(DatasetSource.of(root, "train").withNeeded(AnnotationKind.CLASS))
                        .dataset())
                .isEqualTo(train.dataset());
    }

    @Test
    void imagesToTrainOnAreSharedWithValidationUnlessTheSplitIsWantedAsDefined() {
        ClassFolder files = new ClassFolder(root);
        IntStream.range(0, 20).forEach(i -> files.images("train/cat/" + i + ".png"));
        DatasetSource train = DatasetSource.of(root, "train").withNeeded(AnnotationKind.CLASS);
        assertThat(DatasetReader.read(train).dataset().size()).isEqualTo(17);
        assertThat(DatasetReader.read(train.withSplit("val")).dataset().size()).isEqualTo(3);
        assertThat(DatasetReader.readDefined(train).dataset().size()).isEqualTo(20);
    }

    @Test
    void packedImagesAreReadWholeByAnyNameWhichIsNoted() {
        new ClassFolder(root).packed(3, 4).text("labels.json", "[1, 0, 1]");
        DatasetReading reading =
                DatasetReader.read(DatasetSource.of(root, "val").withNeeded(AnnotationKind.CLASS));
        assertThat(reading.dataset().size()).isEqualTo(3);
        assertThat(reading.notes()).contains("the images have no splits: 'val' is all of them");
    }

    @Test
    void cropsReachBeyondTheirBoxByTheMarginAndEndAtTheImage() {
        new ClassFolder(root)
                .images("images/train/a.png", "images/val/b.png")
                .text("data.yaml", "names: [cat]\n")
                .text("labels/train/a.txt", "0 .375 .5 .25 .5\n");
        DatasetReading reading = DatasetReader.read(
                DatasetSource.of(root, "train").withNeeded(AnnotationKind.CLASS).withCropMargin(1));
        assertThat(reading.dataset().samples().get(0).image().part().text()).isEqualTo("region 0.0 0.0 3.0 4.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/", ""})
    void aFolderOfNoKnownLayoutIsRefusedWithAllLayouts(String file) {
        new ClassFolder(root).text(file + "notes.md", "no images");
        assertThatThrownBy(
                        () -> DatasetReader.read(DatasetSource.of(root, "train").withNeeded(AnnotationKind.CLASS)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll("packed:", "list:", "crops:", "folders:");
    }

    @Test
    void columnsOfLabelsWhoseMeaningIsUnknownAreRefused() {
        new ClassFolder(root).images(THREE).text("train.txt", "a b.png, 7, 1\nb.png, 3, 0");
        assertThatThrownBy(
                        () -> DatasetReader.read(DatasetSource.of(root, "train").withNeeded(AnnotationKind.CLASS)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("has 2 labels; state which column counts (1 to 2)");
    }

    @Test
    void aSplitThatIsNotThereIsRefusedWithThoseThatAre() {
        new ClassFolder(root).images("train/cat/1.png");
        assertThatThrownBy(
                        () -> DatasetReader.read(DatasetSource.of(root, "test").withNeeded(AnnotationKind.CLASS)))
                .hasMessageContaining("has no split 'test'; there are: train");
    }

    @Test
    void numbersThatCountFromOneAreRefusedUnderEitherPolicy() {
        new ClassFolder(root)
                .images(THREE)
                .text("train.txt", "a b.png 2\nb.png 1")
                .text("val.txt", "b.png 1")
                .text("classes.txt", "cat\ndog\n");
        for (DatasetProblemPolicy policy : DatasetProblemPolicy.values()) {
            assertThatThrownBy(() -> DatasetReader.read(DatasetSource.of(root, "train")
                            .withNeeded(AnnotationKind.CLASS)
                            .withPolicy(policy)))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("train.txt:1: wrong label offset")
                    .hasMessageContaining("seem to count from 1");
        }
    }
}
