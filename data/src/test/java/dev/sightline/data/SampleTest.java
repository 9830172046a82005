package dev.sightline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Polygon;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.core.label.LabelMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {

    private static final Path FILE = Path.of("a.png");
    private static final LabelMap LABELS = LabelMap.of(List.of("cat", "dog", "owl"));
    private static final BoxAnnotation BOX = BoxAnnotation.of(new Box.Pixels(1, 1, 5, 3), 2);
    private static final MaskAnnotation MASK = new MaskAnnotation(
            new BoxAnnotation(new Box.Pixels(0, 0, 4, 4), 0, 8, false, false),
            new PolygonMask(List.of(Polygon.of(0, 0, 4, 0, 0, 4))));

    private static Sample sample(Annotation... annotations) {
        return Sample.of("a", FILE, 8, 6, List.of(annotations));
    }

    @Test
    void aMaskOffersItsObjectsBoxAndEveryAnnotationItsClass() {
        Sample sample = sample(BOX, MASK, new ClassLabel(1), new IdentityAnnotation("rex"), BOX);
        assertThat(sample.boxes()).containsExactly(BOX, MASK.object(), BOX);
        assertThat(sample.labels()).containsExactly(0, 1, 2);
        assertThatThrownBy(sample::label).hasMessageContaining("must have exactly one class, has 3");
        assertThat(sample(BOX, BOX).label()).isEqualTo(2);
    }

    @Test
    void aClassThatWasNotLookedForIsUnknown() {
        KnownClasses known = KnownClasses.of(new LinkedHashSet<>(List.of(2, 0)));
        assertThat(known.includes(0)).isTrue();
        assertThat(known.includes(1)).isFalse();
        assertThat(KnownClasses.all().includes(1)).isTrue();
        assertThatThrownBy(() -> KnownClasses.of(Set.of(-1))).hasMessageContaining("received [-1]");
    }

    @Test
    void aDatasetRefusesWhatItIsNotOf() {
        assertThat(Dataset.ofObjects(LABELS, List.of(sample(BOX))).kinds()).containsExactly(AnnotationKind.BOX);
        assertThat(Dataset.ofObjects(LABELS, List.of(sample(BOX, MASK))).kinds())
                .containsExactly(AnnotationKind.BOX, AnnotationKind.MASK);
        assertThatThrownBy(() -> Dataset.ofClasses(LABELS, List.of(sample(BOX)), true))
                .hasMessageContaining("sample a has boxes in a dataset of [CLASS]");
        assertThatThrownBy(() -> Dataset.ofClasses(LABELS, List.of(sample(new ClassLabel(3))), false))
                .hasMessageContaining("has class 3, but the label map has only 3 classes");
        assertThatThrownBy(() -> Dataset.ofClasses(LABELS, List.of(sample()), false))
                .hasMessageContaining("must have exactly one class, has []");
        assertThat(Dataset.ofClasses(LABELS, List.of(sample()), true).size()).isEqualTo(1);
    }

    @Test
    void theFingerprintChangesWithEverythingASampleStates(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.png"), new byte[] {1, 2, 3});
        Path other = Files.write(folder.resolve("b.png"), new byte[] {1, 2, 4});
        Set<String> found = new LinkedHashSet<>();
        int count = 0;
        for (Annotation annotation : List.of(
                BOX,
                BoxAnnotation.of(new Box.Pixels(1, 1, 5, 3), 1),
                MASK,
                new MaskAnnotation(MASK.object(), new PolygonMask(List.of(Polygon.of(0, 0, 4, 0, 0, 3)))),
                new ClassLabel(2),
                new IdentityAnnotation("rex"),
                new LabelMapAnnotation(file),
                new LabelMapAnnotation(other))) {
            found.add(fingerprint(Sample.of("a", file, 8, 6, List.of(annotation))));
            count++;
        }
        found.add(fingerprint(Sample.of("a", other, 8, 6, List.of(BOX))));
        found.add(fingerprint(Sample.of("b", file, 8, 6, List.of(BOX))));
        found.add(fingerprint(Sample.of("a", file, 8, 7, List.of(BOX))));
        Sample whole = Sample.of("a", file, 8, 6, List.of(BOX));
        found.add(fingerprint(new Sample(
                "a", whole.image(), whole.size(), whole.annotations(), KnownClasses.of(Set.of(1)), Map.of())));
        assertThat(found).hasSize(count + 4);
        assertThat(found).contains(fingerprint(whole));
    }

    private static String fingerprint(Sample sample) throws IOException {
        Set<AnnotationKind> kinds = new LinkedHashSet<>();
        sample.annotations().forEach(annotation -> kinds.add(annotation.kind()));
        return DataFingerprint.of(new Dataset(LABELS, List.of(sample), kinds, true));
    }
}
