package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.testing.SeededRandom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractExecutorTest {

    private static final InputContract YOLO = InputContract.letterboxRgb(64, 64);

    @TempDir
    Path folder;

    static Stream<InputContract> contracts() {
        Normalization caffe = new Normalization(
                Normalization.Scale.ZERO_TO_255, List.of(103.53, 116.28, 123.675), List.of(1.0, 1.0, 1.0));
        return Stream.of(
                YOLO,
                YOLO.withLayout(Layout.NHWC),
                YOLO.withColor(ColorOrder.BGR, caffe),
                YOLO.withColor(ColorOrder.RGB, Normalization.imageNetRgb())
                        .withResize(new ResizeRule.ShortSideCrop(72, 64, 64)),
                antialiased(YOLO.withColor(ColorOrder.BGR, caffe)),
                antialiased(YOLO.withColor(ColorOrder.BGR, caffe).withLayout(Layout.NHWC)),
                YOLO.withColor(ColorOrder.GRAY, Normalization.scaleOnly(Normalization.Scale.ZERO_TO_ONE, 1)),
                YOLO.withResize(new ResizeRule.FitAligned(48, 96, 32)),
                YOLO.withResize(new ResizeRule.Stretch(40, 56)));
    }

    private static InputContract antialiased(InputContract contract) {
        return new InputContract(
                contract.resize(),
                contract.color(),
                contract.orientation(),
                contract.alpha(),
                Interpolation.BILINEAR_ANTIALIASED,
                contract.padding(),
                contract.normalization(),
                contract.layout(),
                contract.elementType());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyPathToATensorGivesTheSameBits(InputContract contract) throws IOException {
        ContractExecutor executor = new ContractExecutor(contract);
        byte[] jpeg = EncodedImages.rgb(TestImages.smooth(100, 75), "jpg");
        Path file = Files.write(folder.resolve("a.jpg"), jpeg);
        Image image = new ImageDecoder(DecodingRules.of(contract)).decode(file);

        PreparedImage expected = executor.prepare(file);
        assertThat(executor.prepare(jpeg, "a.jpg").values()).isEqualTo(expected.values());
        assertThat(executor.prepare(image).values()).isEqualTo(expected.values());
        int length = executor.tensorLength(expected.placement().canvas());
        float[] batch = new float[2 * length];
        assertThat(executor.prepare(image, batch, length)).isEqualTo(expected.placement());
        assertThat(java.util.Arrays.copyOfRange(batch, length, 2 * length)).isEqualTo(expected.values());
        executor.toTensor(executor.resized(image), batch, 0);
        assertThat(java.util.Arrays.copyOf(batch, length)).isEqualTo(expected.values());
        FloatBuffer buffer = ByteBuffer.allocateDirect(2 * length * Float.BYTES).asFloatBuffer();
        executor.prepare(image, buffer, length);
        executor.toTensor(executor.resized(image), buffer, 0);
        assertThat(buffer).isEqualTo(FloatBuffer.wrap(batch));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aTensorBecomesItsCanvasAgain(InputContract contract) {
        ContractExecutor executor = new ContractExecutor(contract);
        Image image = TestImages.noise(SeededRandom.forTest("ContractExecutorTest", 8), 90, 61);
        PreparedImage prepared = executor.prepare(image);
        Image canvas = executor.resized(image);
        Image seen = executor.viewable(prepared.values(), prepared.placement().canvas());
        if (contract.color() == ColorOrder.GRAY) {
            assertThat(executor.prepare(seen).values()).isEqualTo(prepared.values());
        } else {
            assertThat(seen.rgb()).isEqualTo(canvas.rgb());
        }
    }

    @Test
    void aLetterboxPadsAboveAndBelowAndKeepsThePixelsBetween() {
        Image image = TestImages.noise(SeededRandom.forTest("ContractExecutorTest", 9), 64, 32);
        Image canvas = new ContractExecutor(YOLO).resized(image);
        assertThat(TestImages.red(canvas, 0, 15)).isEqualTo(114);
        assertThat(TestImages.red(canvas, 63, 48)).isEqualTo(114);
        assertThat(TestImages.red(canvas, 5, 16)).isEqualTo(TestImages.red(image, 5, 0));
        assertThat(TestImages.red(canvas, 5, 47)).isEqualTo(TestImages.red(image, 5, 31));
    }

    @Test
    void aMarkLiesWhereThePlacementPutsItsBox() {
        Surface surface = Surface.filled(128, 96, 0);
        for (int y = 24; y < 48; y++) {
            java.util.Arrays.fill(surface.rgb(), (y * 128 + 32) * 3, (y * 128 + 64) * 3, (byte) 255);
        }
        Image image = surface.toImage();
        ContractExecutor executor = new ContractExecutor(YOLO);
        Placement placement = executor.place(image);
        Box.Input box = placement.toInput(new Box.Pixels(32, 24, 64, 48));
        assertThat(box).isEqualTo(new Box.Input(16, 20, 32, 32));
        Image canvas = executor.resized(image);
        assertThat(TestImages.red(canvas, 17, 21)).isEqualTo(255);
        assertThat(TestImages.red(canvas, 30, 30)).isEqualTo(255);
        assertThat(TestImages.red(canvas, 14, 21)).isZero();
        assertThat(TestImages.red(canvas, 17, 33)).isZero();
    }

    @Test
    void channelsFollowTheContractsOrder() {
        Image red = new Image(1, 1, new byte[] {(byte) 255, 51, 0});
        InputContract one = YOLO.withResize(new ResizeRule.Stretch(1, 1));
        Normalization scale = Normalization.scaleOnly(Normalization.Scale.ZERO_TO_ONE, 3);
        assertThat(new ContractExecutor(one).prepare(red).values()).containsExactly(1f, .2f, 0f);
        assertThat(new ContractExecutor(one.withColor(ColorOrder.BGR, scale))
                        .prepare(red)
                        .values())
                .containsExactly(0f, .2f, 1f);
    }

    @Test
    void threadsShareOneExecutor() {
        ContractExecutor executor = new ContractExecutor(YOLO);
        Image image = TestImages.smooth(200, 150);
        float[] expected = executor.prepare(image).values();
        List<float[]> all = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> executor.prepare(image).values())
                .toList();
        assertThat(all).allSatisfy(values -> assertThat(values).isEqualTo(expected));
    }

    @Test
    void aBatchTooSmallIsRefused() {
        assertThatThrownBy(() -> new ContractExecutor(YOLO).prepare(TestImages.smooth(5, 5), new float[100], 0))
                .hasMessage("a canvas of 64 x 64 needs 12288 numbers from offset 0, received room for 100");
        assertThatThrownBy(() -> new ContractExecutor(YOLO).viewable(new float[7], new Size(64, 64)))
                .hasMessageContaining("received 7");
    }
}
