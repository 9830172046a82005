package dev.sightline.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.label.LabelMap;
import dev.sightline.data.ClassLabel;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamplingTest {

    private static final LabelMap LABELS = LabelMap.of(List.of("cat", "dog", "owl", "none"));

    /** 60 cats, 30 dogs, 10 owls. */
    private static Dataset uneven() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int label = i < 60 ? 0 : i < 90 ? 1 : 2;
            samples.add(Sample.of("s" + i, Path.of("s" + i), 8, 8, List.of(new ClassLabel(label))));
        }
        return Dataset.ofClasses(LABELS, samples, false);
    }

    private static Sampling evenWeights() {
        return Sampling.sampleWeights(Collections.nCopies(100, .3));
    }

    private static Sampling owlsOnly() {
        return Sampling.classWeights(Map.of("cat", 0.0, "dog", 0.0));
    }

    static Stream<Arguments> shares() {
        return Stream.of(
                Arguments.of("every sample", Sampling.everySample(), new double[] {60, 30, 10}),
                Arguments.of("equal classes", Sampling.equalClasses(), new double[] {100 / 3.0, 100 / 3.0, 100 / 3.0}),
                Arguments.of("weights by class", Sampling.classWeights(Map.of("owl", 3.0)), new double[] {50, 25, 25}),
                Arguments.of("one class alone", owlsOnly(), new double[] {0, 0, 100}),
                Arguments.of("weights by sample", evenWeights(), new double[] {60, 30, 10}),
                // Factors 1, sqrt(.4 / .3), 2.
                Arguments.of("rare classes repeated", Sampling.rareClassesRepeated(.4), new double[] {60, 34.64, 20}),
                Arguments.of("no class is rare", Sampling.rareClassesRepeated(.05), new double[] {60, 30, 10}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shares")
    void everyEpochGivesEachClassItsShareToWithinOne(String reason, Sampling sampling, double[] shares) {
        Dataset dataset = uneven();
        for (int epoch = 0; epoch < 50; epoch++) {
            int[] order = sampling.order(dataset, 7, epoch);
            assertThat(order).hasSize(sampling.length(dataset));
            int[] counts = counts(dataset, order);
            for (int label = 0; label < shares.length; label++) {
                assertThat((double) counts[label]).isCloseTo(shares[label], Offset.offset(1.5));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shares")
    void everyEpochGivesEachSampleItsShareToWithinOne(String reason, Sampling sampling, double[] shares) {
        Dataset dataset = uneven();
        int[] ofClass = {60, 30, 10};
        int[] visits = new int[dataset.size()];
        Arrays.stream(sampling.order(dataset, 7, 3)).forEach(sample -> visits[sample]++);
        for (int i = 0; i < visits.length; i++) {
            int label = dataset.samples().get(i).label();
            assertThat((double) visits[i]).isCloseTo(shares[label] / ofClass[label], Offset.offset(1.05));
        }
    }

    @Test
    void repeatedAugmentationVisitsAThirdOfTheSamplesThriceInARow() {
        Dataset dataset = uneven();
        Sampling sampling = Sampling.repeatedAugmentation(3);
        int[] order = sampling.order(dataset, 7, 2);
        assertThat(order).hasSize(100);
        assertThat(sampling.length(dataset)).isEqualTo(100);
        for (int i = 0; i < 99; i += 3) {
            assertThat(order[i + 1]).isEqualTo(order[i]);
            assertThat(order[i + 2]).isEqualTo(order[i]);
        }
        // ceil(100 / 3) samples; the last one once.
        assertThat(Arrays.stream(order).distinct().count()).isEqualTo(34);
        assertThat(sampling.order(dataset, 7, 2)).isEqualTo(order);
        assertThat(sampling.order(dataset, 7, 3)).isNotEqualTo(order);
        assertThat(sampling.order(dataset, 8, 2)).isNotEqualTo(order);
    }

    @Test
    void repeatedAugmentationReachesEverySampleInTime() {
        Dataset dataset = uneven();
        Sampling sampling = Sampling.repeatedAugmentation(3);
        assertThat(IntStream.range(0, 30)
                        .flatMap(epoch -> Arrays.stream(sampling.order(dataset, 7, epoch)))
                        .distinct()
                        .count())
                .isEqualTo(100);
    }

    @Test
    void repeatsAreTwoOrMore() {
        assertThatThrownBy(() -> Sampling.repeatedAugmentation(1))
                .hasMessage("the repeats of an image must be within 2 to 100, received 1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shares")
    void theOrderFollowsFromSeedAndEpochAlone(String reason, Sampling sampling, double[] shares) {
        Dataset dataset = uneven();
        int[] order = sampling.order(dataset, 7, 3);
        assertThat(EpochOrder.of(sampling, dataset, 7).samples(dataset.size(), 3))
                .isEqualTo(order);
        assertThat(sampling.order(uneven(), 7, 3)).isEqualTo(order);
        assertThat(sampling.order(dataset, 7, 4)).isNotEqualTo(order);
        assertThat(sampling.order(dataset, 8, 3)).isNotEqualTo(order);
        assertThat(order).isNotEqualTo(Arrays.stream(order).sorted().toArray());
    }

    @Test
    void overManyEpochsNoSampleIsPreferred() {
        Dataset dataset = uneven();
        int epochs = 3000;
        int[] visits = new int[dataset.size()];
        IntStream.range(0, epochs)
                .flatMap(epoch -> Arrays.stream(Sampling.equalClasses().order(dataset, 1, epoch)))
                .forEach(sample -> visits[sample]++);
        for (int i = 0; i < 60; i++) {
            // Five deviations of a count of 3000 trials with probability 5/9.
            assertThat((double) visits[i]).isCloseTo(epochs / 1.8, Offset.offset(5 * Math.sqrt(epochs * .2470)));
        }
    }

    @Test
    void aSampleOfSeveralClassesCountsForEach() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            samples.add(shows(i, i == 9 ? List.of(0, 1) : List.of(0)));
        }
        samples.add(shows(10, List.of()));
        Dataset dataset = Dataset.ofClasses(LABELS, samples, true);
        int[] visits = new int[11];
        Arrays.stream(Sampling.equalClasses().order(dataset, 1, 0)).forEach(sample -> visits[sample]++);
        assertThat(visits[9]).isBetween(5, 7);
        assertThat(visits[10]).isZero();
    }

    private static Sample shows(int number, List<Integer> labels) {
        return Sample.of(
                "s" + number,
                Path.of("s" + number),
                8,
                8,
                labels.stream().map(ClassLabel::new).toList());
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of("threshold of 0", (Runnable) () -> Sampling.rareClassesRepeated(0), "received 0.0"),
                Arguments.of(
                        "negative weight",
                        (Runnable) () -> Sampling.classWeights(Map.of("cat", -1.0)),
                        "class 'cat' must have a weight of 0 or more, received -1.0"),
                Arguments.of(
                        "unknown class",
                        (Runnable)
                                () -> Sampling.classWeights(Map.of("emu", 1.0)).order(uneven(), 1, 0),
                        "'emu', but the classes are cat, dog, owl, none"),
                Arguments.of(
                        "weights of other samples",
                        (Runnable) () -> Sampling.sampleWeights(List.of(1.0)).order(uneven(), 1, 0),
                        "each of the 100 samples, received 1"),
                Arguments.of(
                        "no weight at all",
                        (Runnable) () -> Sampling.sampleWeights(Collections.nCopies(100, 0.0))
                                .order(uneven(), 1, 0),
                        "at least one of 100 samples needs a weight above 0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void isRefused(String reason, Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static int[] counts(Dataset dataset, int[] order) {
        int[] counts = new int[dataset.labels().size()];
        Arrays.stream(order)
                .forEach(sample -> counts[dataset.samples().get(sample).label()]++);
        return counts;
    }
}
