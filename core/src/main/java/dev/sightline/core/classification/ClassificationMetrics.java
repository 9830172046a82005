package dev.sightline.core.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How good a classifier's predictions are where each image shows one class.
 *
 * @param images how many were predicted, 1 or more
 * @param loss mean negative log-likelihood of the true classes (cross-entropy without smoothing), in nats
 * @param ranks images by the place of the true class among the predictions: ranks[0] are right
 * @param classes by class number
 * @param reliability of the confidences
 */
public record ClassificationMetrics(
        int images,
        double loss,
        List<Integer> ranks,
        List<ClassAccuracy> classes,
        ConfusionCounts confusion,
        Reliability reliability)
        implements ClassifierMetrics {

    public ClassificationMetrics {
        ranks = List.copyOf(ranks);
        classes = List.copyOf(classes);
    }

    /**
     * Computes the metrics of these predictions.
     *
     * @param predictions one or more, all with as many logits
     * @param temperature logits are divided by it; 1 leaves them unchanged
     */
    public static ClassificationMetrics of(List<ClassifiedImage> predictions, double temperature) {
        if (predictions.isEmpty()) {
            throw new IllegalArgumentException("there is no image to score");
        }
        int classes = predictions.get(0).logits().length;
        Integer[] ranks = new Integer[classes];
        Arrays.fill(ranks, 0);
        for (ClassifiedImage prediction : predictions) {
            ranks[prediction.rank()]++;
        }
        ConfusionCounts confusion = ConfusionCounts.of(predictions, classes);
        List<ClassAccuracy> byClass = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            byClass.add(new ClassAccuracy(
                    label, confusion.shown(label), confusion.predicted(label), confusion.count(label, label)));
        }
        return new ClassificationMetrics(
                predictions.size(),
                TemperatureFit.loss(predictions, temperature),
                List.of(ranks),
                byClass,
                confusion,
                Reliability.of(predictions, temperature, Reliability.USUAL_BINS));
    }

    /** Share of images whose class is among the {@code k} highest scores; 1 for {@code k} or fewer classes. */
    public double top(int k) {
        int found = ranks.stream().limit(k).mapToInt(Integer::intValue).sum();
        return (double) found / images;
    }

    /** Mean recall over the classes that are shown: what accuracy would be if all were shown equally often. */
    public double balancedAccuracy() {
        return mean(ClassAccuracy::recall);
    }

    /** Mean F1 over the classes that are shown or predicted. */
    public double macroF1() {
        return mean(ClassAccuracy::f1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.oneClass(this);
    }

    @Override
    public List<String> leading() {
        return List.of("top1", "top5", "loss");
    }

    @Override
    public Map<String, Double> byName() {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("top1", top(1));
        named.put("top5", top(5));
        named.put("loss", loss);
        named.put("balanced-accuracy", balancedAccuracy());
        named.put("macro-F1", macroF1());
        named.put("ECE", reliability.expectedError());
        return named;
    }

    private double mean(Function<ClassAccuracy, OptionalDouble> metric) {
        return classes.stream()
                .map(metric)
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
    }
}
