package dev.sightline.torch.execute;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.torch.LearningPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where each parameter lies in the two vectors that hold a whole network: one for what is trained, one for running
 * statistics.
 *
 * <p>Learning parameters stand in stretches: weights, normalisation factors and biases, each once for every factor of
 * the learning rate and every epoch that something is trained from on, and at the end those that never are, which no
 * optimiser touches. Within a stretch they keep the graph's order, so the layout follows from the graph and the plan
 * alone and is the same in every epoch.
 */
public record FlatLayout(List<Slot> slots, List<ParameterGroup> groups, long trainableCount, long statisticCount) {

    /**
     * One parameter's place.
     *
     * @param statistic which of the two vectors it is in
     * @param trainableFrom the epoch from which on it changes
     */
    public record Slot(Parameter parameter, boolean statistic, int trainableFrom, long offset) {
        public long length() {
            return parameter.shape().elements();
        }

        boolean isTrainableAt(int epoch) {
            return trainableFrom != LearningPlan.NEVER && trainableFrom <= epoch;
        }
    }

    public FlatLayout {
        slots = List.copyOf(slots);
        groups = List.copyOf(groups);
    }

    public static FlatLayout of(Graph graph, LearningPlan plan) {
        List<Parameter> all = graph.parameters();
        Predicate<Parameter> trained = parameter ->
                parameter.isTrainable() && plan.trainableFrom().applyAsInt(parameter) != LearningPlan.NEVER;
        Filler learning = new Filler(plan);
        for (ParameterGroup.Kind kind : ParameterGroup.Kind.values()) {
            learning.addGroups(all, trained.and(parameter -> kindOf(parameter) == kind), kind);
        }
        learning.addSlots(all, trained.negate().and(Parameter::isTrainable), false);
        Filler statistics = new Filler(plan);
        statistics.addSlots(all, parameter -> !parameter.isTrainable(), true);
        List<Slot> slots = new ArrayList<>(learning.slots);
        slots.addAll(statistics.slots);
        return new FlatLayout(slots, learning.groups, learning.offset, statistics.offset);
    }

    /** How many numbers an optimiser changes in an epoch. */
    public long trainableAt(int epoch) {
        return groups.stream()
                .filter(group -> group.trainableFrom() <= epoch)
                .mapToLong(ParameterGroup::length)
                .sum();
    }

    private static ParameterGroup.Kind kindOf(Parameter parameter) {
        return switch (parameter.role()) {
            case WEIGHT -> ParameterGroup.Kind.WEIGHT;
            case NORM_WEIGHT -> ParameterGroup.Kind.NORM;
            case BIAS, NORM_BIAS, RUNNING_STATISTIC -> ParameterGroup.Kind.BIAS;
        };
    }

    /** What the parameters of one stretch share besides their kind. */
    private record Pace(double rateFactor, int trainableFrom) {
        static Pace of(Parameter parameter, LearningPlan plan) {
            return new Pace(
                    plan.rateFactor().applyAsDouble(parameter),
                    plan.trainableFrom().applyAsInt(parameter));
        }
    }

    private static final class Filler {
        private final LearningPlan plan;
        private final List<Slot> slots = new ArrayList<>();
        private final List<ParameterGroup> groups = new ArrayList<>();
        private long offset;

        Filler(LearningPlan plan) {
            this.plan = plan;
        }

        /** Adds the trained parameters of one kind, a group for each pace, in the order the paces first appear. */
        void addGroups(List<Parameter> all, Predicate<Parameter> which, ParameterGroup.Kind kind) {
            List<Parameter> chosen = all.stream().filter(which).toList();
            List<Pace> paces = chosen.stream()
                    .map(parameter -> Pace.of(parameter, plan))
                    .distinct()
                    .toList();
            for (Pace pace : paces) {
                long start = offset;
                addSlots(chosen, parameter -> Pace.of(parameter, plan).equals(pace), false);
                groups.add(new ParameterGroup(
                        groups.size(), start, offset - start, kind, pace.rateFactor(), pace.trainableFrom()));
            }
        }

        void addSlots(List<Parameter> all, Predicate<Parameter> which, boolean statistic) {
            for (Parameter parameter : all) {
                if (which.test(parameter)) {
                    Slot slot =
                            new Slot(parameter, statistic, plan.trainableFrom().applyAsInt(parameter), offset);
                    slots.add(slot);
                    offset += slot.length();
                }
            }
        }
    }
}
