package dev.sightline.data.augment;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sightline.data.geometry.HorizontalFlip;
import dev.sightline.data.geometry.RandomAffine;
import dev.sightline.data.geometry.RandomCrop;
import dev.sightline.data.geometry.VerticalFlip;
import dev.sightline.data.mixing.Mixup;
import dev.sightline.data.mixing.Mosaic;
import dev.sightline.data.photometry.HsvJitter;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {

    record Refused(String message, Supplier<Augmentation> made) {
        @Override
        public String toString() {
            return message;
        }
    }

    static Stream<Refused> values() {
        return Stream.of(
                new Refused("a probability must be within 0.0 to 1.0, received 1.5", () -> new Mosaic(1.5, 0)),
                new Refused("without it must be 0 or more, received -1", () -> new Mosaic(1, -1)),
                new Refused(
                        "a probability must be within 0.0 to 1.0, received NaN", () -> new Mixup(Double.NaN, 32, 0)),
                new Refused("alpha must be within", () -> new Mixup(1, 0, 0)),
                new Refused("without it must be 0 or more, received -2", () -> new Mixup(1, 32, -2)),
                new Refused("the rotation in degrees must be", () -> new RandomAffine(181, 0, 0, 0)),
                new Refused("the shift as a fraction of the canvas must be", () -> new RandomAffine(0, -.1, 0, 0)),
                new Refused("the change of scale must be", () -> new RandomAffine(0, 0, 1, 0)),
                new Refused("the shear in degrees must be", () -> new RandomAffine(0, 0, 0, 45)),
                new Refused("the change of hue must be", () -> new HsvJitter(.6, 0, 0)),
                new Refused("the change of saturation must be", () -> new HsvJitter(0, 2, 0)),
                new Refused("the change of value must be", () -> new HsvJitter(0, 0, -1)),
                new Refused("a probability must be within", () -> new HorizontalFlip(2)),
                new Refused("a probability must be within", () -> new VerticalFlip(-1)),
                new Refused("a probability must be within", () -> new RandomCrop(7, .5, 1)),
                new Refused("the smallest part of an image's area must be", () -> new RandomCrop(1, 0, 1)),
                new Refused("the largest aspect ratio must be", () -> new RandomCrop(1, .5, .5)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesOutOfRangeAreRefused(Refused refused) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> refused.made().get())
                .withMessageContaining(refused.message());
    }
}
