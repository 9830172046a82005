package dev.sightline.data.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.ClassLabel;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassChangeTest {

    private static final LabelMap LABELS = LabelMap.of(List.of("cat", "dog", "puppy"));

    private static BoxAnnotation box(int label, boolean difficult) {
        Box.Pixels box = new Box.Pixels(label, 0, label + 5, 5);
        return new BoxAnnotation(box, label, 25, false, difficult);
    }

    private static Sample image(String id, BoxAnnotation... boxes) {
        return Sample.of(id, Path.of(id), 10, 10, List.of(boxes));
    }

    private static Dataset boxes() {
        return Dataset.ofObjects(
                LABELS, List.of(image("a", box(0, false), box(1, false), box(2, true)), image("b", box(0, false))));
    }

    private static Dataset changed(List<String> wanted, Map<String, String> renamed, Optional<String> single) {
        return new ClassChange(wanted, renamed, single).of(boxes(), Optional.empty());
    }

    private static List<List<Integer>> labels(Dataset dataset) {
        return dataset.samples().stream()
                .map(sample -> sample.boxes().stream().map(BoxAnnotation::label).toList())
                .toList();
    }

    @Test
    void classesOfOneNewNameBecomeOne() {
        Dataset changed = changed(List.of(), Map.of("puppy", "dog"), Optional.empty());
        assertThat(changed.labels().names()).containsExactly("cat", "dog");
        assertThat(labels(changed)).containsExactly(List.of(0, 1, 1), List.of(0));
    }

    @Test
    void boxesOfOtherClassesAreLeftOutAndTheirImagesStay() {
        Dataset changed = changed(List.of("dog", "puppy"), Map.of(), Optional.empty());
        assertThat(changed.labels().names()).containsExactly("dog", "puppy");
        assertThat(labels(changed)).containsExactly(List.of(0, 1), List.of());
    }

    @Test
    void allThatAreLeftMayBecomeOneClass() {
        Dataset changed = changed(List.of("cat", "dog"), Map.of(), Optional.of("animal"));
        assertThat(changed.labels().names()).containsExactly("animal");
        assertThat(labels(changed)).containsExactly(List.of(0, 0), List.of(0));
    }

    @Test
    void aRunsClassesKeepTheirNumbers() {
        Dataset changed = new ClassChange(List.of(), Map.of("puppy", "dog"), Optional.empty())
                .of(boxes(), Optional.of(LabelMap.of(List.of("dog", "cat"))));
        assertThat(labels(changed)).containsExactly(List.of(1, 0, 0), List.of(1));
    }

    @Test
    void anImageWhoseOnlyClassIsLeftOutGoes() {
        Dataset classes = Dataset.ofClasses(
                LABELS,
                IntStream.range(0, 3)
                        .mapToObj(label ->
                                Sample.of("i" + label, Path.of("i" + label), 10, 10, List.of(new ClassLabel(label))))
                        .toList(),
                false);
        Dataset changed =
                new ClassChange(List.of("dog"), Map.of("puppy", "dog"), Optional.empty()).of(classes, Optional.empty());
        assertThat(changed.samples()).extracting(Sample::id).containsExactly("i1", "i2");
        assertThat(changed.imagesPerClass()).containsExactly(2);
    }

    @Test
    void aNameThatTheDataHasNotIsRefusedWithThoseItHas() {
        assertThatThrownBy(() -> changed(List.of("cow"), Map.of(), Optional.empty()))
                .isInstanceOf(DatasetException.class)
                .hasMessage("data.classes names the class 'cow', which the data has not; it has cat, dog, puppy");
        assertThatThrownBy(() -> changed(List.of(), Map.of("cow", "cat"), Optional.empty()))
                .hasMessageContaining("data.remap names the class 'cow'");
    }

    @Test
    void aFractionIsTheSameEachTimeAndPartOfAGreaterOne() {
        Dataset all = Dataset.ofObjects(
                LABELS,
                IntStream.range(0, 40)
                        .mapToObj(i -> image("i" + i, box(0, false)))
                        .toList());
        List<Sample> tenth = new TrainingSelection(.1, 3, true).of(all).samples();
        assertThat(tenth)
                .hasSize(4)
                .isEqualTo(new TrainingSelection(.1, 3, true).of(all).samples());
        assertThat(new TrainingSelection(.5, 3, true).of(all).samples())
                .hasSize(20)
                .containsAll(tenth);
        assertThat(new TrainingSelection(.1, 4, true).of(all).samples()).isNotEqualTo(tenth);
        assertThat(TrainingSelection.everything().of(all)).isEqualTo(all);
    }

    @Test
    void difficultBoxesAreLeftOutOfTrainingWithImagesThatHoldNothingElse() {
        Dataset all = Dataset.ofObjects(
                LABELS, List.of(image("a", box(0, false), box(1, true)), image("b", box(1, true)), image("c")));
        Dataset trained = new TrainingSelection(1, 0, false).of(all);
        assertThat(trained.samples()).extracting(Sample::id).containsExactly("a", "c");
        assertThat(labels(trained)).containsExactly(List.of(0), List.of());
    }
}
