package dev.sightline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.label.LabelMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedImagesTest {

    @TempDir
    Path root;

    private Sample sample(String name, String content, ImagePart part) throws IOException {
        Path file = root.resolve(name);
        Files.writeString(file, content);
        return Sample.of(
                name + part.text(), new ImageReference(file, part), new Size(4, 4), List.of(new ClassLabel(0)));
    }

    private Sample whole(String name, String content) throws IOException {
        return sample(name, content, new ImagePart.Whole());
    }

    private static TrainedImages trained(Sample... samples) {
        return TrainedImages.of(Dataset.ofClasses(LabelMap.of(List.of("cat")), List.of(samples), false));
    }

    @Test
    void anImageIsKnownByItsContentAndNotByItsName() throws IOException {
        TrainedImages trained = trained(whole("a.png", "one"), whole("b.png", "two"));
        List<Sample> scored = List.of(whole("c.png", "one"), whole("d.png", "three"), whole("b2.png", "two"));
        assertThat(trained.images()).isEqualTo(2);
        assertThat(trained.among(scored)).isEqualTo(2);
    }

    @Test
    void aRegionCountsAsItsFileAndARowOfAPackedFileAsItself() throws IOException {
        ImagePart region = new ImagePart.Region(new Box.Pixels(0, 0, 2, 2));
        ImagePart other = new ImagePart.Region(new Box.Pixels(1, 1, 3, 3));
        ImagePart row = new ImagePart.PackedRow(0, new Size(4, 4));
        ImagePart next = new ImagePart.PackedRow(1, new Size(4, 4));
        assertThat(trained(sample("a", "one", region)).among(List.of(sample("a", "one", other))))
                .isEqualTo(1);
        assertThat(trained(sample("p", "rows", row))
                        .among(List.of(sample("p", "rows", row), sample("p", "rows", next))))
                .isEqualTo(1);
    }

    @Test
    void itComesBackFromAModelFilesMetadata() throws IOException {
        TrainedImages trained = trained(whole("a.png", "one"), whole("b.png", "two"));
        TrainedImages back = TrainedImages.in(Map.of(TrainedImages.METADATA_KEY, trained.toJson()))
                .orElseThrow();
        assertThat(back.isWhole()).isTrue();
        assertThat(back.among(List.of(whole("a.png", "one"), whole("x.png", "x"))))
                .isEqualTo(1);
        assertThat(TrainedImages.in(Map.of("other", "{}"))).isEmpty();
        assertThatThrownBy(() ->
                        TrainedImages.in(Map.of(TrainedImages.METADATA_KEY, "{\"images\": 0, \"sha256-64\": \"AA\"}")))
                .hasMessageContaining("should hold 'images' and 'sha256-64'");
    }

    @Test
    void beyondTheMostThatAreKeptTheCountIsScaledUp() throws IOException {
        Sample scored = whole("a.png", "one");
        long number = Long.parseUnsignedLong(DataFingerprint.ends(scored.file()).substring(0, 16), 16);
        LongStream lower = LongStream.of(number, Long.MAX_VALUE);
        TrainedImages half = TrainedImages.of(LongStream.concat(lower, LongStream.empty()), 1);
        assertThat(half.isWhole()).isFalse();
        assertThat(half.images()).isEqualTo(2);
        assertThat(half.among(List.of(scored, whole("b.png", "two")))).isEqualTo(2);
    }

    @Test
    void trainingOnHasTheImagesOfBoth() throws IOException {
        TrainedImages both = trained(whole("a.png", "one")).and(trained(whole("b.png", "two"), whole("a.png", "one")));
        assertThat(both.images()).isEqualTo(2);
        assertThat(both.among(List.of(whole("b.png", "two")))).isEqualTo(1);
    }
}
