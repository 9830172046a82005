package dev.sightline.data.augment;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.geometry.Box;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Sample;
import dev.sightline.image.Image;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Hand-made samples whose pixels show exactly where their one object is. */
public final class Scenes {

    private Scenes() {}

    /** A letterbox whose padding is black, so that only objects are bright. */
    public static InputContract blackLetterbox(int width, int height) {
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

    public static Sample sample(int label, int width, int height, Box.Pixels... boxes) {
        List<BoxAnnotation> annotations =
                Arrays.stream(boxes).map(box -> BoxAnnotation.of(box, label)).toList();
        return Sample.of("sample-" + label, Path.of("sample-" + label + ".png"), width, height, annotations);
    }

    /** The sample's image: white where its boxes are, black elsewhere. Boxes must have whole edges. */
    public static Image objects(Sample sample) {
        byte[] rgb = new byte[sample.width() * sample.height() * 3];
        for (BoxAnnotation annotation : sample.boxes()) {
            Box.Pixels box = annotation.box();
            for (int y = (int) box.yMin(); y < box.yMax(); y++) {
                int row = y * sample.width();
                Arrays.fill(rgb, (row + (int) box.xMin()) * 3, (row + (int) box.xMax()) * 3, (byte) 255);
            }
        }
        return new Image(sample.width(), sample.height(), rgb);
    }

    public static Image black(Sample sample) {
        return new Image(sample.width(), sample.height(), new byte[sample.width() * sample.height() * 3]);
    }

    /** Samples in memory, whose images may be resized copies. */
    public static AugmentationSource source(List<Sample> samples, Function<Sample, Optional<Image>> images) {
        return source(samples, images, false);
    }

    /** Samples in memory. */
    public static AugmentationSource source(
            List<Sample> samples, Function<Sample, Optional<Image>> images, boolean whole) {
        return new AugmentationSource() {
            @Override
            public int samples() {
                return samples.size();
            }

            @Override
            public Sample sample(int index) {
                return samples.get(index);
            }

            @Override
            public Optional<Image> image(int index) {
                return images.apply(samples.get(index));
            }

            @Override
            public boolean givesWholeImages() {
                return whole;
            }
        };
    }
}
