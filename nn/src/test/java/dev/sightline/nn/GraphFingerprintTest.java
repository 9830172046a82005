package dev.sightline.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ModelOptions;
import org.junit.jupiter.api.Test;

class GraphFingerprintTest {

    /** Checkpoints on users' disks hold this text: a change here is a change of the file format. */
    @Test
    void fingerprintOfAFamilyNeverChanges() {
        assertThat(fingerprint("n", 80, 640)).isEqualTo("bba15f0ec831d4a5");
    }

    @Test
    void imageSizeDoesNotMatter() {
        assertThat(fingerprint("n", 80, 320)).isEqualTo(fingerprint("n", 80, 640));
    }

    @Test
    void classesAndVariantMatter() {
        assertThat(fingerprint("n", 80, 64))
                .isNotEqualTo(fingerprint("n", 79, 64))
                .isNotEqualTo(fingerprint("s", 80, 64));
    }

    private static String fingerprint(String variant, int classes, int imageSize) {
        return GraphFingerprint.of(
                ModelFamilies.named("yolov8").build(ModelOptions.square(variant, classes, imageSize)));
    }
}
