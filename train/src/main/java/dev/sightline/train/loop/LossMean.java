package dev.sightline.train.loop;

import dev.sightline.torch.LossTerms;
import java.util.LinkedHashMap;
import java.util.Map;

/** The mean of the losses and observations of an epoch's steps; an observation counts where it was made. */
final class LossMean {

    private final Map<String, Double> losses = new LinkedHashMap<>();
    private final Map<String, Double> observations = new LinkedHashMap<>();
    private final Map<String, Integer> observed = new LinkedHashMap<>();
    private int steps;

    void add(LossTerms terms) {
        terms.losses().forEach((name, value) -> losses.merge(name, value, Double::sum));
        terms.observations().forEach((name, value) -> {
            observations.merge(name, value, Double::sum);
            observed.merge(name, 1, Integer::sum);
        });
        steps++;
    }

    boolean isEmpty() {
        return steps == 0;
    }

    LossTerms mean() {
        Map<String, Double> meanLosses = new LinkedHashMap<>();
        losses.forEach((name, sum) -> meanLosses.put(name, sum / steps));
        Map<String, Double> meanObservations = new LinkedHashMap<>();
        observations.forEach((name, sum) -> meanObservations.put(name, sum / observed.getOrDefault(name, 1)));
        return new LossTerms(meanLosses, meanObservations);
    }
}
