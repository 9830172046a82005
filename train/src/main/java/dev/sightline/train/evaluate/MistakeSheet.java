package dev.sightline.train.evaluate;

import dev.sightline.core.classification.ClassifiedImage;
import dev.sightline.core.classification.MultiLabelImage;
import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.Sample;
import dev.sightline.data.SampleImages;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import dev.sightline.image.Resize;
import dev.sightline.image.draw.Captioned;
import dev.sightline.image.draw.Sheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The most confident wrong predictions of a classifier: wrong labels, and classes that it confuses. */
final class MistakeSheet {

    private static final int MOST = 24;
    private static final int COLUMNS = 6;
    private static final int SIDE = 224;

    private MistakeSheet() {}

    /** @param sureness confidence of the wrong prediction, 0 to 1 */
    private record Mistake(Sample sample, double sureness, String caption) {}

    /**
     * Draws them, most confident first, each with its label and its prediction; ties by id. Of an image with any number
     * of classes, the class farthest from its label counts.
     *
     * @return the file written; empty if no prediction is wrong
     */
    static Optional<Path> write(ClassPredictions predictions, SampleImages images, Path file) {
        LabelMap labels = predictions.labels();
        List<Mistake> wrong = predictions.images().stream()
                .map(prediction -> predictions.multiLabel() ? worst(prediction, labels) : wrong(prediction, labels))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble((Mistake one) -> -one.sureness())
                        .thenComparing(one -> one.sample().id()))
                .limit(MOST)
                .toList();
        List<Captioned> cells = new ArrayList<>();
        for (Mistake mistake : wrong) {
            images.image(mistake.sample())
                    .ifPresent(image -> cells.add(new Captioned(fitted(image), mistake.caption())));
        }
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        ImageWriter.writePng(Sheet.grid(cells, COLUMNS), file);
        return Optional.of(file);
    }

    private static Optional<Mistake> wrong(ClassPrediction prediction, LabelMap labels) {
        Sample sample = prediction.sample();
        ClassifiedImage image = new ClassifiedImage(sample.id(), sample.label(), prediction.logits());
        String caption = String.format(
                Locale.ROOT,
                "%s, not %s (%.2f)",
                labels.name(image.label()),
                labels.name(image.predicted()),
                image.confidence(1));
        return image.rank() == 0 ? Optional.empty() : Optional.of(new Mistake(sample, image.confidence(1), caption));
    }

    private static Optional<Mistake> worst(ClassPrediction prediction, LabelMap labels) {
        Sample sample = prediction.sample();
        MultiLabelImage image = new MultiLabelImage(sample.id(), sample.labels(), prediction.logits());
        int label = image.worstClass();
        String caption = String.format(
                Locale.ROOT,
                image.shows(label) ? "%s, not seen (%.2f)" : "no %s (%.2f)",
                labels.name(label),
                image.score(label));
        return image.shows(label) == image.predicts(label)
                ? Optional.empty()
                : Optional.of(new Mistake(sample, image.error(label), caption));
    }

    private static Image fitted(Image image) {
        Size size = new ResizeRule.Letterbox(SIDE, SIDE, ResizeRule.Anchor.CENTER, true)
                .place(image.width(), image.height())
                .scaled();
        boolean tiny = Math.max(image.width(), image.height()) * 2 < SIDE;
        return Resize.to(image, size, tiny ? Interpolation.NEAREST : Interpolation.BILINEAR_ANTIALIASED);
    }
}
