package dev.sightline.train.evaluate;

import dev.sightline.core.classification.ClassifiedPicture;
import dev.sightline.core.classification.MultiLabelPicture;
import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.classify.ClassPictures;
import dev.sightline.data.classify.ClassSample;
import dev.sightline.image.Picture;
import dev.sightline.image.PictureWriter;
import dev.sightline.image.Resize;
import dev.sightline.image.draw.Captioned;
import dev.sightline.image.draw.Sheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pictures that a classifier was most sure about and wrong: labels to put right, and classes it cannot tell apart. */
public final class MistakeSheet {

    private static final int MOST = 24;
    private static final int COLUMNS = 6;
    private static final int SIDE = 224;

    private MistakeSheet() {}

    /** @param sureness of the wrong answer, 0 to 1 */
    private record Mistake(ClassSample sample, double sureness, String caption) {}

    /**
     * Draws them, surest first, each under its truth and the answer; ties by id. Of a picture of any number of classes, the
     * class that is farthest from the truth counts.
     *
     * @param multiLabel whether pictures may show any number of classes
     * @return the file written; empty if no answer is wrong
     */
    public static Optional<Path> write(
            List<ClassAnswer> answers, boolean multiLabel, LabelMap labels, ClassPictures pictures, Path file) {
        List<Mistake> wrong = answers.stream()
                .map(answer -> multiLabel ? worst(answer, labels) : wrong(answer, labels))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble((Mistake one) -> -one.sureness())
                        .thenComparing(one -> one.sample().id()))
                .limit(MOST)
                .toList();
        List<Captioned> cells = new ArrayList<>();
        for (Mistake mistake : wrong) {
            pictures.picture(mistake.sample())
                    .ifPresent(picture -> cells.add(new Captioned(fitted(picture), mistake.caption())));
        }
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        PictureWriter.writePng(Sheet.grid(cells, COLUMNS), file);
        return Optional.of(file);
    }

    private static Optional<Mistake> wrong(ClassAnswer answer, LabelMap labels) {
        ClassSample sample = answer.sample();
        ClassifiedPicture picture = new ClassifiedPicture(sample.id(), sample.label(), answer.logits());
        String caption = String.format(
                Locale.ROOT,
                "%s, not %s (%.2f)",
                labels.name(picture.label()),
                labels.name(picture.answer()),
                picture.confidence(1));
        return picture.rank() == 0
                ? Optional.empty()
                : Optional.of(new Mistake(sample, picture.confidence(1), caption));
    }

    private static Optional<Mistake> worst(ClassAnswer answer, LabelMap labels) {
        ClassSample sample = answer.sample();
        MultiLabelPicture picture = new MultiLabelPicture(sample.id(), sample.labels(), answer.logits());
        int label = picture.worstClass();
        String caption = String.format(
                Locale.ROOT,
                picture.shows(label) ? "%s, not seen (%.2f)" : "no %s (%.2f)",
                labels.name(label),
                picture.score(label));
        return picture.shows(label) == picture.answers(label)
                ? Optional.empty()
                : Optional.of(new Mistake(sample, picture.error(label), caption));
    }

    private static Picture fitted(Picture picture) {
        Size size = new ResizeRule.Letterbox(SIDE, SIDE, ResizeRule.Anchor.CENTER, true)
                .place(picture.width(), picture.height())
                .scaled();
        boolean tiny = Math.max(picture.width(), picture.height()) * 2 < SIDE;
        return Resize.to(picture, size, tiny ? Interpolation.NEAREST : Interpolation.BILINEAR_ANTIALIASED);
    }
}
