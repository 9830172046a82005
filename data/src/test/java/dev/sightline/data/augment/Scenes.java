package dev.sightline.data.augment;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.geometry.Box;
import dev.sightline.data.Annotation;
import dev.sightline.data.Sample;
import dev.sightline.image.Image;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Hand-made samples whose pixels show exactly where their one object is. */
final class Scenes {

    private Scenes() {}

    /** A letterbox whose padding is black, so that only objects are bright. */
    static InputContract blackLetterbox(int width, int height) {
        InputContract usual = InputContract.letterboxRgb(width, height);
        return new InputContract(
                new ResizeRule.Letterbox(width, height, ResizeRule.Anchor.CENTER, true),
                usual.color(),
                usual.orientation(),
                usual.alpha(),
                usual.interpolation(),
                0,
                usual.normalization(),
                usual.layout(),
                usual.elementType());
    }

    static Sample sample(int label, int width, int height, Box.Pixels... boxes) {
        List<Annotation> annotations =
                Arrays.stream(boxes).map(box -> Annotation.of(box, label)).toList();
        return new Sample("sample-" + label, Path.of("sample-" + label + ".png"), width, height, annotations);
    }

    /** The sample's image: white where its boxes are, black elsewhere. Boxes must have whole edges. */
    static Image objects(Sample sample) {
        byte[] rgb = new byte[sample.width() * sample.height() * 3];
        for (Annotation annotation : sample.annotations()) {
            Box.Pixels box = annotation.box();
            for (int y = (int) box.yMin(); y < box.yMax(); y++) {
                int row = y * sample.width();
                Arrays.fill(rgb, (row + (int) box.xMin()) * 3, (row + (int) box.xMax()) * 3, (byte) 255);
            }
        }
        return new Image(sample.width(), sample.height(), rgb);
    }

    static Image black(Sample sample) {
        return new Image(sample.width(), sample.height(), new byte[sample.width() * sample.height() * 3]);
    }
}
