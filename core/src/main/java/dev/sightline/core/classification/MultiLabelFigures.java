package dev.sightline.core.classification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the answers of a classifier are worth where a picture may show any number of classes. A class is answered at a score
 * of one half or more; average precision looks at the order of scores alone.
 *
 * @param pictures how many were answered, 1 or more
 * @param loss mean binary cross-entropy over pictures and classes, in nats
 * @param exact pictures of which every class was told right
 * @param classes by class number: pictures that show it, that it was answered for, and both
 * @param averagePrecisions by class number ({@link RankedPrecision}); empty for a class that no picture shows
 */
public record MultiLabelFigures(
        int pictures, double loss, int exact, List<ClassAccuracy> classes, List<OptionalDouble> averagePrecisions)
        implements ClassifierFigures {

    public MultiLabelFigures {
        classes = List.copyOf(classes);
        averagePrecisions = List.copyOf(averagePrecisions);
    }

    /**
     * Scores answers.
     *
     * @param answers one or more, all with as many logits
     */
    public static MultiLabelFigures of(List<MultiLabelPicture> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("there is no picture to score");
        }
        int count = answers.get(0).logits().length;
        List<ClassAccuracy> classes = new ArrayList<>();
        List<OptionalDouble> precisions = new ArrayList<>();
        for (int label = 0; label < count; label++) {
            classes.add(accuracy(answers, label));
            RankedPrecision ranked = new RankedPrecision();
            for (MultiLabelPicture answer : answers) {
                ranked.add(answer.logits()[label], answer.shows(label));
            }
            precisions.add(ranked.average());
        }
        return new MultiLabelFigures(
                answers.size(),
                answers.stream().mapToDouble(MultiLabelPicture::loss).average().orElseThrow(),
                (int) answers.stream().filter(MultiLabelFigures::isExact).count(),
                classes,
                precisions);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.anyClasses(this);
    }

    /** Mean average precision over the classes that are shown; 0 if none is. */
    public double meanAveragePrecision() {
        return averagePrecisions.stream()
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
    }

    /** F1 of all answers about all classes taken together; 0 if nothing is shown or answered. */
    public double microF1() {
        int right = classes.stream().mapToInt(ClassAccuracy::right).sum();
        int both = classes.stream()
                .mapToInt(one -> one.pictures() + one.answered())
                .sum();
        return both == 0 ? 0 : 2.0 * right / both;
    }

    /** Mean F1 over the classes that are shown or answered; 0 if none is. */
    public double macroF1() {
        return classes.stream()
                .map(ClassAccuracy::f1)
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
    }

    /** Share of pictures of which every class was told right (subset accuracy). */
    public double exactShare() {
        return (double) exact / pictures;
    }

    @Override
    public Map<String, Double> byName() {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("mAP", meanAveragePrecision());
        named.put("micro-F1", microF1());
        named.put("macro-F1", macroF1());
        named.put("exact-match", exactShare());
        named.put("loss", loss);
        return named;
    }

    @Override
    public List<String> leading() {
        return List.of("mAP", "micro-F1", "loss");
    }

    private static ClassAccuracy accuracy(List<MultiLabelPicture> answers, int label) {
        int shown = 0;
        int answered = 0;
        int right = 0;
        for (MultiLabelPicture answer : answers) {
            shown += answer.shows(label) ? 1 : 0;
            answered += answer.answers(label) ? 1 : 0;
            right += answer.shows(label) && answer.answers(label) ? 1 : 0;
        }
        return new ClassAccuracy(label, shown, answered, right);
    }

    private static boolean isExact(MultiLabelPicture answer) {
        for (int label = 0; label < answer.logits().length; label++) {
            if (answer.shows(label) != answer.answers(label)) {
                return false;
            }
        }
        return true;
    }
}
