package dev.sightline.data.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.augment.AugmentedSample;
import dev.sightline.data.augment.Crop;
import dev.sightline.data.augment.RunPosition;
import dev.sightline.data.augment.Scenes;
import dev.sightline.image.Image;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CropTest {

    static Stream<Arguments> crops() {
        return Stream.of(
                        new RandomResizedCrop(.08, 1, 3 / 4.0, 4 / 3.0),
                        new ShortSideCrop(1, 2),
                        new PaddedCrop(4, 0),
                        new PaddedCrop(100, 3),
                        new RandomCrop(1, .3, 2),
                        new NoCrop())
                .map(crop -> Arguments.of(crop.name(), crop));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("crops")
    void everyCropFillsTheCanvasWhateverTheImage(String name, Crop crop) {
        InputContract contract = Scenes.blackLetterbox(24, 16).withResize(new ResizeRule.Stretch(24, 16));
        AugmentationPipeline pipeline = new AugmentationPipeline(List.of(crop), contract);
        for (Size source : List.of(new Size(1, 1), new Size(300, 2), new Size(3, 200), new Size(24, 16))) {
            for (int position = 0; position < 20; position++) {
                AugmentedSample made = made(pipeline, source, position);
                assertThat(made.canvas().width()).isEqualTo(24);
                assertThat(made.canvas().height()).isEqualTo(16);
            }
        }
    }

    @Test
    void whatAPaddedCropMovesInIsFilled() {
        AugmentationPipeline pipeline =
                new AugmentationPipeline(List.of(new PaddedCrop(100, 3)), Scenes.blackLetterbox(24, 16));
        boolean gone = false;
        for (int position = 0; position < 20; position++) {
            byte[] rgb = made(pipeline, new Size(24, 16), position).canvas().rgb();
            assertThat(rgb).containsAnyOf((byte) 3);
            gone |= !Stream.of(rgb)
                    .flatMap(bytes -> Stream.of(bytes[0], bytes[rgb.length - 1]))
                    .anyMatch(b -> b != 3);
        }
        assertThat(gone).isTrue();
    }

    @Test
    void aRangeTheWrongWayRoundIsRefused() {
        assertThatThrownBy(() -> new RandomResizedCrop(.5, .2, .75, 1.3))
                .hasMessage("the smallest area must not be above the largest, received 0.5 and 0.2");
    }

    private static AugmentedSample made(AugmentationPipeline pipeline, Size source, int position) {
        Image image = new Image(source.width(), source.height(), new byte[source.width() * source.height() * 3]);
        return pipeline.augment(
                        Scenes.source(
                                List.of(Scenes.sample(0, source.width(), source.height())),
                                sample -> Optional.of(image),
                                true),
                        0,
                        new RunPosition(3, 0, 10, position))
                .orElseThrow();
    }
}
