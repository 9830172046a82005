package dev.sightline.torch;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.ParameterRole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where each parameter lies in the two vectors that hold a whole network: one for what learns, one for running
 * statistics.
 *
 * <p>Learning parameters stand in four stretches: weights, normalisation factors, biases, and frozen ones at the end,
 * which no optimiser touches. Within a stretch they keep the graph's order, so the layout follows from the graph and the
 * frozen set alone.
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

    static FlatLayout of(Graph graph, Predicate<Parameter> frozen) {
        List<Parameter> all = graph.parameters();
        Predicate<Parameter> learns = parameter -> parameter.isTrainable() && !frozen.test(parameter);
        Filler learning = new Filler();
        learning.add(all, learns.and(is(ParameterRole.WEIGHT)), true);
        learning.add(all, learns.and(is(ParameterRole.NORM_WEIGHT)), false);
        learning.add(all, learns.and(is(ParameterRole.BIAS).or(is(ParameterRole.NORM_BIAS))), false);
        List<FlatOptimizer.Group> groups = List.copyOf(learning.groups);
        learning.addSlots(all, parameter -> parameter.isTrainable() && frozen.test(parameter), false, true);
        Filler statistics = new Filler();
        statistics.addSlots(all, parameter -> !parameter.isTrainable(), true, false);
        List<Slot> slots = new ArrayList<>(learning.slots);
        slots.addAll(statistics.slots);
        return new FlatLayout(slots, groups, learning.offset, statistics.offset);
    }

    private static Predicate<Parameter> is(ParameterRole role) {
        return parameter -> parameter.role() == role;
    }

    private static final class Filler {
        private final List<Slot> slots = new ArrayList<>();
        private final List<FlatOptimizer.Group> groups = new ArrayList<>();
        private long offset;

        /** Adds a stretch that learns; it is a group even when empty, so that groups can be told by their place. */
        void add(List<Parameter> all, Predicate<Parameter> which, boolean decayed) {
            long start = offset;
            addSlots(all, which, false, false);
            groups.add(new FlatOptimizer.Group(start, offset - start, decayed));
        }

        void addSlots(List<Parameter> all, Predicate<Parameter> which, boolean statistic, boolean frozen) {
            for (Parameter parameter : all) {
                if (which.test(parameter)) {
                    Slot slot = new Slot(parameter, statistic, frozen, offset);
                    slots.add(slot);
                    offset += slot.length();
                }
            }
        }
    }
}
