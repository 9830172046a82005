package dev.sightline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checksums of what Pillow 12.3.0 makes of the same five images by {@code ImageEnhance}, {@code ImageOps},
 * {@code Image.transform} and {@code Image.rotate}, the latter two with NEAREST and a fill of 128.
 */
class PillowParityTest {

    private static final int FILL = 128;
    private static final List<Image> IMAGES =
            List.of(toned(37, 29), patterned(64, 48), patterned(1, 1), toned(2, 3), toned(300, 7));

    static Stream<Arguments> changes() {
        return Stream.of(
                row("brightness 0", p -> ColorBalance.brightness(p, 0), "95be9277,cbf86111,ff41d912,671bcf4d,18313158"),
                row(
                        "brightness 0.1",
                        p -> ColorBalance.brightness(p, .1),
                        "82c2461b,652e1046,898ef41a,95dd5e68,6aec4665"),
                row(
                        "brightness 0.55",
                        p -> ColorBalance.brightness(p, .55),
                        "35504bd9,eaeef250,f91db94a,8b7c8db5,c4dc9359"),
                row("brightness 1", p -> ColorBalance.brightness(p, 1), "fdce2cac,935b0afc,a5f9bbfb,20c531ce,d07acf4a"),
                row(
                        "brightness 1.3",
                        p -> ColorBalance.brightness(p, 1.3),
                        "2d08115c,ae615dfa,4167cbed,7812edf5,bb74b2f5"),
                row(
                        "brightness 1.9",
                        p -> ColorBalance.brightness(p, 1.9),
                        "23f0fa28,f713f15e,4167cbed,cc3fe062,014831d7"),
                row("contrast 0", p -> ColorBalance.contrast(p, 0), "636a6704,6dc9c1d6,8a828e92,530823e2,cccbee3e"),
                row("contrast 0.1", p -> ColorBalance.contrast(p, .1), "79414227,a6ee4abf,e93b63f4,ee9c3cb7,eb69588a"),
                row(
                        "contrast 0.55",
                        p -> ColorBalance.contrast(p, .55),
                        "2b8377ad,41b2ab4f,caec27a1,4ec4f039,ad0df228"),
                row("contrast 1", p -> ColorBalance.contrast(p, 1), "fdce2cac,935b0afc,a5f9bbfb,20c531ce,d07acf4a"),
                row("contrast 1.3", p -> ColorBalance.contrast(p, 1.3), "bef511db,03522578,48d187c6,87f624cc,d7659e55"),
                row("contrast 1.9", p -> ColorBalance.contrast(p, 1.9), "e3acf930,1d340248,4167cbed,70fb5170,004d0c4d"),
                row("color 0", p -> ColorBalance.saturation(p, 0), "02225216,47c837d9,8a828e92,4dcf8bbd,d49e4ed8"),
                row("color 0.1", p -> ColorBalance.saturation(p, .1), "0b6b22f8,a3d800dd,e93b63f4,3da81048,738cd57b"),
                row("color 0.55", p -> ColorBalance.saturation(p, .55), "8ed439d9,d3885d3d,caec27a1,b5637cd2,1ee50d56"),
                row("color 1", p -> ColorBalance.saturation(p, 1), "fdce2cac,935b0afc,a5f9bbfb,20c531ce,d07acf4a"),
                row("color 1.3", p -> ColorBalance.saturation(p, 1.3), "9c4e781b,9552aeed,48d187c6,52e677f0,6c9f74e2"),
                row("color 1.9", p -> ColorBalance.saturation(p, 1.9), "524d6584,672b8573,4167cbed,8591d36a,54d6693a"),
                row("sharpness 0", p -> Sharpness.change(p, 0), "835307ec,86bd6f26,a5f9bbfb,20c531ce,1054d348"),
                row("sharpness 0.1", p -> Sharpness.change(p, .1), "69e4cd86,d47d35b1,a5f9bbfb,20c531ce,90d2ba6c"),
                row("sharpness 0.55", p -> Sharpness.change(p, .55), "1195f473,001a9351,a5f9bbfb,20c531ce,0a399fe4"),
                row("sharpness 1", p -> Sharpness.change(p, 1), "fdce2cac,935b0afc,a5f9bbfb,20c531ce,d07acf4a"),
                row("sharpness 1.3", p -> Sharpness.change(p, 1.3), "95949c88,549a139f,a5f9bbfb,20c531ce,953af8bd"),
                row("sharpness 1.9", p -> Sharpness.change(p, 1.9), "7e3cee18,5715086b,a5f9bbfb,20c531ce,8ee7b65f"),
                row("invert", p -> Tone.invert(p), "ee52a157,67bd48a8,a5479de9,7a0b5c6e,ffdceda0"),
                row("solarize 0", p -> Tone.solarize(p, 0), "ee52a157,67bd48a8,a5479de9,7a0b5c6e,ffdceda0"),
                row("solarize 1", p -> Tone.solarize(p, 1), "ee52a157,c928b16c,1bdfa904,7a0b5c6e,ffdceda0"),
                row("solarize 128", p -> Tone.solarize(p, 128), "a524ca6a,78d76353,1bdfa904,0dc7de43,e29592cb"),
                row("solarize 170", p -> Tone.solarize(p, 170), "12cfdbe8,372c464b,1bdfa904,20c531ce,aed0fe89"),
                row("solarize 255", p -> Tone.solarize(p, 255), "fdce2cac,7de41494,a5f9bbfb,20c531ce,d07acf4a"),
                row("posterize 1", p -> Tone.posterize(p, 1), "b66a6603,6fa336f0,297ac279,8aa34c6d,e15d2bfe"),
                row("posterize 4", p -> Tone.posterize(p, 4), "be98133b,e9bce363,4bf7dad7,42b2656f,113f1dab"),
                row("posterize 5", p -> Tone.posterize(p, 5), "bdfaec46,8df71bde,4bf7dad7,fc0525eb,c647a2bf"),
                row("posterize 8", p -> Tone.posterize(p, 8), "fdce2cac,935b0afc,a5f9bbfb,20c531ce,d07acf4a"),
                row("autocontrast", p -> Tone.autoContrast(p), "76918d63,935b0afc,a5f9bbfb,312a714b,51cec3a4"),
                row("equalize", p -> Tone.equalize(p), "c0002380,c9f85e0f,a5f9bbfb,20c531ce,cad333b2"),
                row(
                        "shear-x 0.1",
                        p -> NearestWarp.shearAlongX(p, .1, FILL),
                        "fdc8e752,5a415f8a,a5f9bbfb,20c531ce,e78d2d4d"),
                row(
                        "shear-x 0.3",
                        p -> NearestWarp.shearAlongX(p, .3, FILL),
                        "cb2dc305,c17d8f8b,a5f9bbfb,ead6fa5d,8b098011"),
                row(
                        "shear-x -0.2333",
                        p -> NearestWarp.shearAlongX(p, -0.2333, FILL),
                        "2b42ad35,cf421cdc,a5f9bbfb,24aa1f1b,8a2ec4ce"),
                row(
                        "shear-y 0.1",
                        p -> NearestWarp.shearAlongY(p, .1, FILL),
                        "8a579f29,f668a9c2,a5f9bbfb,20c531ce,94aa0878"),
                row(
                        "shear-y 0.3",
                        p -> NearestWarp.shearAlongY(p, .3, FILL),
                        "62402dad,ef3d3d72,a5f9bbfb,20c531ce,94b03b25"),
                row(
                        "shear-y -0.2333",
                        p -> NearestWarp.shearAlongY(p, -0.2333, FILL),
                        "9f4cfe1d,add37ef2,a5f9bbfb,20c531ce,42b3d54a"),
                row(
                        "translate 5 0",
                        p -> NearestWarp.translate(p, 5, 0, FILL),
                        "3fa2d23d,f8ee5886,c84fd9f9,7bc51b1d,294fefe8"),
                row(
                        "translate -11 0",
                        p -> NearestWarp.translate(p, -11, 0, FILL),
                        "6c2387a9,7cb6e5e4,c84fd9f9,7bc51b1d,ea5d88c7"),
                row(
                        "translate 0 3",
                        p -> NearestWarp.translate(p, 0, 3, FILL),
                        "387c8000,71bb6508,c84fd9f9,7bc51b1d,4d8e967c"),
                row(
                        "translate 0 -30",
                        p -> NearestWarp.translate(p, 0, -30, FILL),
                        "0ca6c4e0,21877f03,c84fd9f9,7bc51b1d,2bac4097"),
                row(
                        "translate 70 0",
                        p -> NearestWarp.translate(p, 70, 0, FILL),
                        "0ca6c4e0,b87c7f0b,c84fd9f9,7bc51b1d,8360d82c"),
                row("rotate 3", p -> NearestWarp.rotate(p, 3, FILL), "51b1762a,6fb0fb64,a5f9bbfb,20c531ce,99d09304"),
                row("rotate 30", p -> NearestWarp.rotate(p, 30, FILL), "471ee2ee,ac9467dc,a5f9bbfb,550d4e30,a7cd43ae"),
                row(
                        "rotate -17.5",
                        p -> NearestWarp.rotate(p, -17.5, FILL),
                        "83af4078,59e0bd8f,a5f9bbfb,20c531ce,d4d95626"),
                row(
                        "rotate -90",
                        p -> NearestWarp.rotate(p, -90, FILL),
                        "8113d424,02c19b5e,a5f9bbfb,f341a0b0,63c110d8"),
                row(
                        "rotate 10/3",
                        p -> NearestWarp.rotate(p, 10.0 / 3, FILL),
                        "c17b27c6,33d87d14,a5f9bbfb,20c531ce,1f32059b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void everyByteIsPillows(String name, UnaryOperator<Image> change, List<String> expected) {
        assertThat(IMAGES.stream().map(change).map(PillowParityTest::checksum)).containsExactlyElementsOf(expected);
    }

    @Test
    void valuesOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> Tone.solarize(IMAGES.get(0), 257))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a threshold must be within 0 to 256, received 257");
        assertThatThrownBy(() -> Tone.posterize(IMAGES.get(0), 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the bits that stay must be within 0 to 8, received 9");
    }

    private static Arguments row(String name, UnaryOperator<Image> change, String checksums) {
        return Arguments.of(name, change, List.of(checksums.split(",")));
    }

    private static Image patterned(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 7919L + (long) i * i % 251);
        }
        return new Image(width, height, rgb);
    }

    /** Channels of different ranges, some bytes more frequent than others. */
    private static Image toned(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            int channel = i % 3;
            int x = i / 3 % width;
            int y = i / 3 / width;
            rgb[i] = (byte) (40 + (x * x + 3 * y * y + 37 * channel + x * y * (channel + 1)) % (61 + 50 * channel));
        }
        return new Image(width, height, rgb);
    }

    private static String checksum(Image image) {
        CRC32 sum = new CRC32();
        sum.update(image.rgb());
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
