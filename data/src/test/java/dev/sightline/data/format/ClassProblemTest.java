package dev.sightline.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.source.ListLabels;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of problem in every layout that can have it: named with its file and line, refused or counted. */
class ClassProblemTest {

    @TempDir
    Path root;

    record Case(
            String reason,
            Consumer<ClassFolder> files,
            DatasetProblemKind kind,
            String place,
            String message,
            int left) {
        @Override
        public String toString() {
            return reason;
        }
    }

    private static Case folders(
            String reason,
            Consumer<ClassFolder> problem,
            DatasetProblemKind kind,
            String place,
            String message,
            int left) {
        return new Case(reason, files -> problem.accept(goodFolders(files)), kind, place, message, left);
    }

    private static Case list(String reason, String line, DatasetProblemKind kind, String message) {
        return new Case("list: " + reason, files -> goodList(files, line), kind, "train.txt:3", message, 2);
    }

    private static ClassFolder goodFolders(ClassFolder files) {
        return files.images("train/cat/1.png", "train/dog/1.png", "val/cat/2.png", "val/dog/2.png");
    }

    private static ClassFolder goodList(ClassFolder files, String line) {
        return files.images("a.png", "b.png", "c.png")
                .text("train.txt", "a.png 0\nb.png 1\n" + line + "\n")
                .text("val.txt", "a.png 0\n")
                .text("classes.txt", "cat\ndog\n");
    }

    private static Case packed(String reason, String labels, DatasetProblemKind kind, String place, String message) {
        return new Case(
                "packed: " + reason, files -> files.packed(3, 4).text("labels.json", labels), kind, place, message, 2);
    }

    static Stream<Case> cases() {
        return Stream.of(
                folders(
                        "file that is no image",
                        files -> files.text("train/cat/list.txt", "x"),
                        DatasetProblemKind.ODD_FILE,
                        "train/cat/list.txt",
                        "does not end like an image's",
                        2),
                folders(
                        "image beside the classes",
                        files -> files.images("train/3.png"),
                        DatasetProblemKind.ODD_FILE,
                        "train/3.png",
                        "has no class",
                        2),
                folders(
                        "image that is none",
                        files -> files.text("train/cat/2.png", "x"),
                        DatasetProblemKind.UNREADABLE_IMAGE,
                        "train/cat/2.png",
                        "",
                        2),
                folders(
                        "class without images",
                        files -> files.folder("train/owl").folder("val/owl"),
                        DatasetProblemKind.EMPTY_CLASS,
                        "train/owl",
                        "no image of class 'owl'",
                        2),
                folders(
                        "class that only another split has",
                        files -> files.images("val/owl/1.png"),
                        DatasetProblemKind.MISSING_CLASS,
                        "train",
                        "no folder 'owl' in it, as there is in 'val'",
                        2),
                folders(
                        "same file in two classes",
                        files -> files.image("train/cat/x.png", 77).image("train/dog/y.png", 77),
                        DatasetProblemKind.TWO_CLASSES,
                        "train/dog/y.png",
                        "it is 'dog', and the same file is 'cat' in",
                        2),
                list("image that is not there", "x.png 0", DatasetProblemKind.MISSING_IMAGE, "no file 'x.png'"),
                list("image listed twice", "b.png 1", DatasetProblemKind.DUPLICATE_ID, "'b.png' was listed before"),
                list("unknown number", "c.png 7", DatasetProblemKind.UNKNOWN_CLASS, "classes are 0 to 1: cat, dog"),
                list(
                        "huge number",
                        "c.png 99999999999999999999",
                        DatasetProblemKind.UNKNOWN_CLASS,
                        "'99999999999999999999'"),
                list("no label", "c.png", DatasetProblemKind.MALFORMED_FILE, "'c.png' must have one label, found []"),
                list("no image", "cat 1", DatasetProblemKind.MALFORMED_FILE, "found 'cat 1'"),
                list("empty label", "c.png\t1,,0", DatasetProblemKind.MALFORMED_FILE, "empty label"),
                list("quote that never ends", "\"c.png 1", DatasetProblemKind.MALFORMED_FILE, "found '\"c.png 1'"),
                new Case(
                        "list in JSON: label that is no text and no number",
                        files -> files.images("a.png", "b.png")
                                .text("train.json", "{\"a.png\": 0,\n\"b.png\": 1.5}")
                                .text("val.json", "{\"a.png\": 0}"),
                        DatasetProblemKind.MALFORMED_FILE,
                        "train.json:2",
                        "found VALUE_NUMBER_FLOAT",
                        1),
                packed(
                        "label of no class",
                        "{\"names\": [\"cat\", \"dog\"],\n\"labels\": [0, 1, 4]}",
                        DatasetProblemKind.UNKNOWN_CLASS,
                        "labels.json:2",
                        "'4'"),
                packed(
                        "fewer labels than rows",
                        "[0, 1]",
                        DatasetProblemKind.SIZE_MISMATCH,
                        "labels.json",
                        "2 labels for 3 rows"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isFoundWithItsFileAndLine(Case one) {
        one.files().accept(new ClassFolder(root));
        DatasetReading reading = DatasetReader.read(source().withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
        assertThat(reading.problems()).extracting(DatasetProblem::kind).containsExactly(one.kind());
        DatasetProblem problem = reading.problems().get(0);
        String line = problem.line() == 0 ? "" : ":" + problem.line();
        assertThat(root.toAbsolutePath().relativize(problem.file()) + line).isEqualTo(one.place());
        assertThat(problem.message()).contains(one.message());
        assertThat(reading.dataset().size()).isEqualTo(one.left());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedUnderPolicyFail(Case one) {
        one.files().accept(new ClassFolder(root));
        assertThatThrownBy(() -> DatasetReader.read(source()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(one.place() + ": " + one.kind().text())
                .hasMessageContaining(one.message());
    }

    @Test
    void allProblemsAreListedAtOnce() {
        goodFolders(new ClassFolder(root))
                .text("train/cat/list.txt", "x")
                .text("train/dog/2.png", "x")
                .folder("train/owl");
        assertThatThrownBy(() -> DatasetReader.read(source()))
                .hasMessageContainingAll("3 problems", "list.txt", "2.png", "train/owl");
    }

    @Test
    void aFolderOutsideTheGivenClassesIsOneProblemAndItsImagesAreLeftOut() {
        goodFolders(new ClassFolder(root)).images("train/dog/2.png", "train/dog/3.png");
        DatasetReading reading = DatasetReader.read(source().withLabels(LabelMap.of(List.of("owl", "cat")))
                .withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().get(0).toString())
                .contains("train/dog: unknown class: class 'dog' is not known; the classes are owl, cat");
        assertThat(reading.left().images()).isEqualTo(3);
        assertThat(reading.dataset().samples()).extracting(Sample::label).containsExactly(1);
    }

    @Test
    void aLineWithTwoLabelsIsAProblemWhereOneIsMeant() {
        goodList(new ClassFolder(root), "c.png 0 1");
        DatasetReading reading = DatasetReader.read(
                source().withListLabels(ListLabels.one()).withPolicy(DatasetProblemPolicy.SKIP_AND_COUNT));
        assertThat(reading.problems())
                .extracting(DatasetProblem::kind)
                .containsExactly(DatasetProblemKind.SEVERAL_LABELS);
        assertThat(reading.problems().get(0).line()).isEqualTo(3);
    }

    @Test
    void twoFoldersOfOneSplitAreRefused() {
        new ClassFolder(root).images("val/cat/1.png", "validation/cat/2.png");
        assertThatThrownBy(() -> DatasetReader.read(source()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("are both the split 'val'");
    }

    private DatasetSource source() {
        return DatasetSource.of(root, "train").withNeeded(AnnotationKind.CLASS);
    }
}
