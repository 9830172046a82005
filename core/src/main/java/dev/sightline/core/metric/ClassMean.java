package dev.sightline.core.metric;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Means over the classes that have a metric, in label order, so that the sum is the same on every run. */
final class ClassMean {

    private final List<ClassMetrics> classes;

    ClassMean(List<ClassMetrics> classes) {
        this.classes = classes;
    }

    AveragePrecision precision() {
        return new AveragePrecision(
                mean(metrics -> metrics.precision().mean()),
                mean(metrics -> metrics.precision().at50()),
                mean(metrics -> metrics.precision().at75()),
                mean(metrics -> metrics.precision().small()),
                mean(metrics -> metrics.precision().medium()),
                mean(metrics -> metrics.precision().large()));
    }

    AverageRecall recall(List<Integer> maxDetections) {
        SortedMap<Integer, OptionalDouble> byMaxDetections = new TreeMap<>();
        for (int most : maxDetections) {
            byMaxDetections.put(most, mean(metrics -> recallAt(metrics, most)));
        }
        return new AverageRecall(
                byMaxDetections,
                mean(metrics -> metrics.recall().small()),
                mean(metrics -> metrics.recall().medium()),
                mean(metrics -> metrics.recall().large()));
    }

    private static OptionalDouble recallAt(ClassMetrics metrics, int most) {
        return metrics.recall().byMaxDetections().getOrDefault(most, OptionalDouble.empty());
    }

    private OptionalDouble mean(Function<ClassMetrics, OptionalDouble> metric) {
        double sum = 0;
        int count = 0;
        for (ClassMetrics metrics : classes) {
            OptionalDouble value = metric.apply(metrics);
            if (value.isPresent()) {
                sum += value.getAsDouble();
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
