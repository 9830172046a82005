package dev.sightline.infer.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.result.ClassScore;
import dev.sightline.core.result.Classification;
import dev.sightline.core.result.Detections;
import dev.sightline.image.Image;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestTimeAugmentationTest {

    private static final Image IMAGE = TilesTest.image(100, 80, 10, 20, 50, 60);

    @ParameterizedTest
    @ValueSource(strings = {"flip", "vertical-flip", "scale=0.8"})
    void aBoxSeenInAViewComesBackToItsPlace(String word) {
        View view = View.named(word);
        Detections seen = new TilesTest.WhiteRectangle().predict(view.of(IMAGE));

        Box.Pixels back = view.back(seen.items().get(0).box(), IMAGE);

        assertThat(back.xMin()).isCloseTo(10, within(1.5));
        assertThat(back.yMin()).isCloseTo(20, within(1.5));
        assertThat(back.xMax()).isCloseTo(50, within(1.5));
        assertThat(back.yMax()).isCloseTo(60, within(1.5));
    }

    @Test
    void whatAllViewsSeeIsOneObject() {
        DetectionHead head =
                new DetectionHead(new BoxCoding.DecodedBoxes("boxes", "scores"), DetectionDecoding.forEvaluation());
        List<View> views = List.of(new View.Mirrored(), new View.UpsideDown(), new View.Shrunk(.8));

        Detections found =
                (Detections) new TestTimeAugmentation(new TilesTest.WhiteRectangle(), head, views).predict(IMAGE);

        assertThat(found.items()).hasSize(1);
    }

    @Test
    void aClassifiersScoresAreAveraged() {
        ImagePredictor byTopLeft = image -> {
            double score = image.rgb()[0] == 0 ? .2 : .8;
            return new Classification(List.of(new ClassScore(0, score), new ClassScore(1, 1 - score)));
        };
        ClassificationHead head = new ClassificationHead("logits", ClassificationHead.ScoreRule.SOFTMAX, 0);
        Image bright = TilesTest.image(4, 4, 0, 0, 2, 4);

        Classification mean = (Classification)
                new TestTimeAugmentation(byTopLeft, head, List.of(new View.Mirrored())).predict(bright);

        assertThat(mean.best().score()).isCloseTo(.5, within(1e-12));
        assertThat(mean.best().label()).isZero();
    }

    @Test
    void anUnknownViewIsReportedWithThoseThereAre() {
        assertThatThrownBy(() -> View.named("rotate"))
                .hasMessage("a view is flip, vertical-flip or scale=X with X from 0.1 to 1, received 'rotate'");
        assertThatThrownBy(() -> View.named("scale=big")).hasMessageContaining("scale needs a number");
    }
}
