package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.contract.Size;
import dev.sightline.image.PreparedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise of the contract: whichever way an image goes, the network receives the same bits. */
class TensorIdentityTest {

    private static final Size CANVAS = new Size(96, 64);

    @TempDir
    static Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"letterbox", "stretch"})
    void everyKindOfImageGivesTheSameTensorOnEveryPath(String resize) throws IOException {
        try (TensorPaths paths = paths(resize)) {
            for (ImageKind kind : ImageKind.values()) {
                assertAllEqual(kind, paths.tensors(kind.write(folder)));
            }
        }
    }

    @Test
    void aGreyImageHasThreeEqualChannels() throws IOException {
        try (TensorPaths paths = paths("stretch")) {
            float[] tensor = first(paths.tensors(ImageKind.GREY.write(folder))).values();

            int pixels = CANVAS.width() * CANVAS.height();
            float[] red = Arrays.copyOfRange(tensor, 0, pixels);
            assertThat(Arrays.copyOfRange(tensor, pixels, 2 * pixels)).isEqualTo(red);
            assertThat(Arrays.copyOfRange(tensor, 2 * pixels, 3 * pixels)).isEqualTo(red);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"letterbox", "stretch"})
    void greyEqualsGreyStoredInThreeChannels(String resize) throws IOException {
        try (TensorPaths paths = paths(resize)) {
            PreparedImage grey = first(paths.tensors(ImageKind.GREY.write(folder)));
            PreparedImage three = first(paths.tensors(ImageKind.GREY_IN_THREE_CHANNELS.write(folder)));

            assertThat(three.values()).isEqualTo(grey.values());
        }
    }

    @ParameterizedTest(name = "{0}: {1} bits, colour type {2}")
    @CsvSource({
        "RGB, 8, 2",
        "GREY, 8, 0",
        "GREY_IN_THREE_CHANNELS, 8, 2",
        "PALETTE, 8, 3",
        "ALPHA, 8, 6",
        "SIXTEEN_BIT, 16, 0"
    })
    void theFilesAreOfTheirKind(ImageKind kind, byte bits, byte colorType) throws IOException {
        byte[] png = Files.readAllBytes(kind.write(folder));

        assertThat(png[24]).isEqualTo(bits);
        assertThat(png[25]).isEqualTo(colorType);
    }

    private static void assertAllEqual(ImageKind kind, Map<String, PreparedImage> tensors) {
        assertThat(tensors).hasSize(8);
        PreparedImage expected = first(tensors);
        assertThat(expected.values()).as(kind.name()).hasSize(3 * CANVAS.width() * CANVAS.height());
        assertThat(expected.placement().source())
                .as(kind.name())
                .isEqualTo(new Size(kind.shownWidth(), kind.shownHeight()));
        tensors.forEach((path, tensor) -> {
            assertThat(tensor.values()).as("%s by %s", kind, path).isEqualTo(expected.values());
            assertThat(tensor.placement()).as("%s by %s", kind, path).isEqualTo(expected.placement());
        });
    }

    private static PreparedImage first(Map<String, PreparedImage> tensors) {
        return tensors.values().iterator().next();
    }

    private static TensorPaths paths(String resize) {
        return new TensorPaths(List.of(
                "model.scale=tiny",
                "input.width=" + CANVAS.width(),
                "input.height=" + CANVAS.height(),
                "input.resize=" + resize));
    }
}
