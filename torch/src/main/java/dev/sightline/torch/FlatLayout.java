package dev.sightline.torch;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where each parameter lies in the two vectors that hold a whole network: one for what learns, one for running
 * statistics.
 *
 * <p>Learning parameters stand in stretches: weights, normalisation factors and biases, each once for every factor of the
 * learning rate, and frozen ones at the end, which no optimiser touches. Within a stretch they keep the graph's order, so
 * the layout follows from the graph and the plan alone.
 */
record FlatLayout(List<Slot> slots, List<FlatOptimizer.Group> groups, long learningCount, long statisticCount) {

    /** One parameter's place; {@code statistic} tells which of the two vectors it is in. */
    record Slot(Parameter parameter, boolean statistic, boolean frozen, long offset) {
        long length() {
            return parameter.shape().elements();
        }
    }

    FlatLayout {
        slots = List.copyOf(slots);
        groups = List.copyOf(groups);
    }

    static FlatLayout of(Graph graph, LearningPlan plan) {
        List<Parameter> all = graph.parameters();
        Predicate<Parameter> learns =
                parameter -> parameter.isTrainable() && !plan.frozen().test(parameter);
        Filler learning = new Filler();
        for (FlatOptimizer.Kind kind : FlatOptimizer.Kind.values()) {
            learning.add(all, learns.and(parameter -> kindOf(parameter) == kind), kind, plan);
        }
        List<FlatOptimizer.Group> groups = List.copyOf(learning.groups);
        learning.addSlots(
                all,
                parameter -> parameter.isTrainable() && plan.frozen().test(parameter),
                parameter -> new Fate(false, true));
        Filler statistics = new Filler();
        statistics.addSlots(
                all,
                parameter -> !parameter.isTrainable(),
                parameter -> new Fate(true, plan.frozen().test(parameter)));
        List<Slot> slots = new ArrayList<>(learning.slots);
        slots.addAll(statistics.slots);
        return new FlatLayout(slots, groups, learning.offset, statistics.offset);
    }

    private static FlatOptimizer.Kind kindOf(Parameter parameter) {
        return switch (parameter.role()) {
            case WEIGHT -> FlatOptimizer.Kind.WEIGHT;
            case NORM_WEIGHT -> FlatOptimizer.Kind.NORM;
            case BIAS, NORM_BIAS, RUNNING_STATISTIC -> FlatOptimizer.Kind.BIAS;
        };
    }

    /** What becomes of a parameter in training. */
    private record Fate(boolean statistic, boolean frozen) {}

    private static final class Filler {
        private final List<Slot> slots = new ArrayList<>();
        private final List<FlatOptimizer.Group> groups = new ArrayList<>();
        private long offset;

        /** Adds what learns of one kind, a group for each factor of the rate, in the order the factors first appear. */
        void add(List<Parameter> all, Predicate<Parameter> which, FlatOptimizer.Kind kind, LearningPlan plan) {
            List<Parameter> chosen = all.stream().filter(which).toList();
            double[] factors =
                    chosen.stream().mapToDouble(plan.rateFactor()).distinct().toArray();
            for (double factor : factors) {
                long start = offset;
                addSlots(
                        chosen,
                        parameter -> plan.rateFactor().applyAsDouble(parameter) == factor,
                        parameter -> new Fate(false, false));
                groups.add(new FlatOptimizer.Group(start, offset - start, kind, factor));
            }
        }

        void addSlots(List<Parameter> all, Predicate<Parameter> which, Function<Parameter, Fate> fates) {
            for (Parameter parameter : all) {
                if (which.test(parameter)) {
                    Fate fate = fates.apply(parameter);
                    Slot slot = new Slot(parameter, fate.statistic(), fate.frozen(), offset);
                    slots.add(slot);
                    offset += slot.length();
                }
            }
        }
    }
}
