package dev.sightline.core.metric;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Means over the classes that have a figure, in label order, so that the sum is the same on every run. */
final class ClassMean {

    private final List<ClassFigures> classes;

    ClassMean(List<ClassFigures> classes) {
        this.classes = classes;
    }

    AveragePrecision precision() {
        return new AveragePrecision(
                mean(figures -> figures.precision().mean()),
                mean(figures -> figures.precision().at50()),
                mean(figures -> figures.precision().at75()),
                mean(figures -> figures.precision().small()),
                mean(figures -> figures.precision().medium()),
                mean(figures -> figures.precision().large()));
    }

    AverageRecall recall(List<Integer> maxDetections) {
        SortedMap<Integer, OptionalDouble> byMaxDetections = new TreeMap<>();
        for (int most : maxDetections) {
            byMaxDetections.put(most, mean(figures -> recallAt(figures, most)));
        }
        return new AverageRecall(
                byMaxDetections,
                mean(figures -> figures.recall().small()),
                mean(figures -> figures.recall().medium()),
                mean(figures -> figures.recall().large()));
    }

    private static OptionalDouble recallAt(ClassFigures figures, int most) {
        return figures.recall().byMaxDetections().getOrDefault(most, OptionalDouble.empty());
    }

    private OptionalDouble mean(Function<ClassFigures, OptionalDouble> figure) {
        double sum = 0;
        int count = 0;
        for (ClassFigures figures : classes) {
            OptionalDouble value = figure.apply(figures);
            if (value.isPresent()) {
                sum += value.getAsDouble();
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
