package dev.sightline.train.evaluate;

import dev.sightline.core.classification.ClassifiedPicture;
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

    /**
     * Draws them, surest first, each under its truth and the answer; ties by id.
     *
     * @return the file written; empty if no answer is wrong
     */
    public static Optional<Path> write(List<ClassAnswer> answers, LabelMap labels, ClassPictures pictures, Path file) {
        Comparator<ClassAnswer> surest =
                Comparator.comparingDouble(answer -> -classified(answer).confidence(1));
        List<ClassAnswer> wrong = answers.stream()
                .filter(answer -> classified(answer).rank() > 0)
                .sorted(surest.thenComparing(answer -> answer.sample().id()))
                .limit(MOST)
                .toList();
        List<Captioned> cells = new ArrayList<>();
        for (ClassAnswer answer : wrong) {
            pictures.picture(answer.sample())
                    .ifPresent(picture -> cells.add(new Captioned(fitted(picture), caption(answer, labels))));
        }
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        PictureWriter.writePng(Sheet.grid(cells, COLUMNS), file);
        return Optional.of(file);
    }

    private static ClassifiedPicture classified(ClassAnswer answer) {
        ClassSample sample = answer.sample();
        return new ClassifiedPicture(sample.id(), sample.label(), answer.logits());
    }

    private static String caption(ClassAnswer answer, LabelMap labels) {
        ClassifiedPicture classified = classified(answer);
        return String.format(
                Locale.ROOT,
                "%s, not %s (%.2f)",
                labels.name(classified.label()),
                labels.name(classified.answer()),
                classified.confidence(1));
    }

    private static Picture fitted(Picture picture) {
        Size size = new ResizeRule.Letterbox(SIDE, SIDE, ResizeRule.Anchor.CENTER, true)
                .place(picture.width(), picture.height())
                .scaled();
        boolean tiny = Math.max(picture.width(), picture.height()) * 2 < SIDE;
        return Resize.to(picture, size, tiny ? Interpolation.NEAREST : Interpolation.BILINEAR_ANTIALIASED);
    }
}
