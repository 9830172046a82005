package dev.sightline.infer.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import dev.sightline.image.Image;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilesTest {

    private static final DetectionDecoding DECODING = DetectionDecoding.forEvaluation();

    @ParameterizedTest(name = "{0} pixels")
    @CsvSource({
        "50, '[0]'",
        "64, '[0]'",
        "65, '[0, 1]'",
        "100, '[0, 36]'",
        "128, '[0, 32, 64]'",
        "200, '[0, 34, 68, 102, 136]'"
    })
    void tilesReachBothEdgesAndShareAtLeastTheOverlap(int length, String starts) {
        assertThat(tiles(new WhiteRectangle()).starts(length)).hasToString(starts);
    }

    @Test
    void anObjectCutByATileIsFoundWholeByItsNeighbour() {
        Image image = image(128, 64, 40, 20, 70, 40);

        Detections found = (Detections) tiles(new WhiteRectangle()).predict(image);

        assertThat(found.items()).extracting(Detection::box).containsExactly(new Box.Pixels(40, 20, 70, 40));
    }

    @Test
    void anImageNoLargerThanATileIsPredictedWhole() {
        Detections found = (Detections) tiles(new WhiteRectangle()).predict(image(64, 50, 3, 4, 9, 20));

        assertThat(found.items()).extracting(Detection::box).containsExactly(new Box.Pixels(3, 4, 9, 20));
    }

    @Test
    void objectsInDifferentTilesAllStay() {
        ImagePredictor corner = tile -> new Detections(List.of(new Detection(new Box.Pixels(4, 4, 20, 20), 0, .5)));

        Detections found = (Detections) tiles(corner).predict(new Image(128, 64, new byte[128 * 64 * 3]));

        assertThat(found.items()).extracting(one -> one.box().xMin()).containsExactlyInAnyOrder(4.0, 36.0, 68.0);
    }

    @Test
    void classifiersAndImpossibleTilesAreRefused() {
        ImagePredictor classifier = tile -> new Classification(List.of(new ClassScore(0, 1)));
        assertThatThrownBy(() -> tiles(classifier).predict(new Image(128, 64, new byte[128 * 64 * 3])))
                .hasMessageContaining("tiles are for detectors");
        assertThatThrownBy(() -> new Tiles(classifier, DECODING, 31, .2)).hasMessageContaining("received 31");
        assertThatThrownBy(() -> new Tiles(classifier, DECODING, 64, 1)).hasMessageContaining("received 1.0");
    }

    private static Tiles tiles(ImagePredictor imagePredictor) {
        return new Tiles(imagePredictor, DECODING, 64, .3);
    }

    /** Black with one white rectangle. */
    static Image image(int width, int height, int left, int top, int right, int bottom) {
        byte[] rgb = new byte[width * height * 3];
        for (int y = top; y < bottom; y++) {
            Arrays.fill(rgb, (y * width + left) * 3, (y * width + right) * 3, (byte) 255);
        }
        return new Image(width, height, rgb);
    }

    /** Finds what is white. */
    static final class WhiteRectangle implements ImagePredictor {
        @Override
        public Detections predict(Image image) {
            List<Integer> xs = new ArrayList<>();
            List<Integer> ys = new ArrayList<>();
            for (int i = 0; i < image.width() * image.height(); i++) {
                if ((image.rgb()[3 * i] & 255) > 150) {
                    xs.add(i % image.width());
                    ys.add(i / image.width());
                }
            }
            if (xs.isEmpty()) {
                return new Detections(List.of());
            }
            xs.sort(null);
            ys.sort(null);
            int last = xs.size() - 1;
            Box.Pixels box = new Box.Pixels(xs.get(0), ys.get(0), xs.get(last) + 1, ys.get(last) + 1);
            return new Detections(List.of(new Detection(box, 0, .9)));
        }
    }
}
