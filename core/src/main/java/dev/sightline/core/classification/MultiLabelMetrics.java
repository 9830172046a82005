package dev.sightline.core.classification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How good a classifier's predictions are where an image may show any number of classes. A class is predicted at
 * a score of one half or more; average precision looks at the order of scores alone.
 *
 * @param images how many were predicted, 1 or more
 * @param loss mean binary cross-entropy over images and classes, in nats
 * @param exact images for which every class was predicted correctly
 * @param classes by class number: images that show it, that it was predicted for, and both
 * @param averagePrecisions by class number ({@link RankedPrecision}); empty for a class that no image shows
 */
public record MultiLabelMetrics(
        int images, double loss, int exact, List<ClassAccuracy> classes, List<OptionalDouble> averagePrecisions)
        implements ClassifierMetrics {

    public MultiLabelMetrics {
        classes = List.copyOf(classes);
        averagePrecisions = List.copyOf(averagePrecisions);
    }

    /**
     * Computes the metrics of these predictions.
     *
     * @param predictions one or more, all with as many logits
     */
    public static MultiLabelMetrics of(List<MultiLabelImage> predictions) {
        if (predictions.isEmpty()) {
            throw new IllegalArgumentException("there is no image to score");
        }
        int count = predictions.get(0).logits().length;
        List<ClassAccuracy> classes = new ArrayList<>();
        List<OptionalDouble> precisions = new ArrayList<>();
        for (int label = 0; label < count; label++) {
            classes.add(accuracy(predictions, label));
            RankedPrecision ranked = new RankedPrecision();
            for (MultiLabelImage prediction : predictions) {
                ranked.add(prediction.logits()[label], prediction.shows(label));
            }
            precisions.add(ranked.average());
        }
        return new MultiLabelMetrics(
                predictions.size(),
                predictions.stream()
                        .mapToDouble(MultiLabelImage::loss)
                        .average()
                        .orElseThrow(),
                (int) predictions.stream().filter(MultiLabelMetrics::isExact).count(),
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

    /** F1 of all predictions about all classes taken together; 0 if nothing is shown or predicted. */
    public double microF1() {
        int right = classes.stream().mapToInt(ClassAccuracy::right).sum();
        int both =
                classes.stream().mapToInt(one -> one.images() + one.predicted()).sum();
        return both == 0 ? 0 : 2.0 * right / both;
    }

    /** Mean F1 over the classes that are shown or predicted; 0 if none is. */
    public double macroF1() {
        return classes.stream()
                .map(ClassAccuracy::f1)
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
    }

    /** Share of images for which every class was predicted correctly (subset accuracy). */
    public double exactShare() {
        return (double) exact / images;
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

    private static ClassAccuracy accuracy(List<MultiLabelImage> predictions, int label) {
        int shown = 0;
        int predicted = 0;
        int right = 0;
        for (MultiLabelImage prediction : predictions) {
            shown += prediction.shows(label) ? 1 : 0;
            predicted += prediction.predicts(label) ? 1 : 0;
            right += prediction.shows(label) && prediction.predicts(label) ? 1 : 0;
        }
        return new ClassAccuracy(label, shown, predicted, right);
    }

    private static boolean isExact(MultiLabelImage prediction) {
        for (int label = 0; label < prediction.logits().length; label++) {
            if (prediction.shows(label) != prediction.predicts(label)) {
                return false;
            }
        }
        return true;
    }
}
