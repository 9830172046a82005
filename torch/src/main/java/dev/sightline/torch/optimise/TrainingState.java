package dev.sightline.torch.optimise;

import dev.sightline.nn.StoredArray;
import java.util.Map;

/**
 * Everything a run must keep to go on with the same bits, apart from its place in the schedule.
 *
 * @param parameters current parameters and running statistics by path
 * @param averages their moving averages by path: what evaluation and export use
 * @param optimizer state vectors of the update rule by name
 * @param updates parameter updates so far
 * @param lossScale current loss scale of half-precision training; 1 otherwise
 */
public record TrainingState(
        Map<String, StoredArray> parameters,
        Map<String, StoredArray> averages,
        Map<String, StoredArray> optimizer,
        long updates,
        double lossScale) {

    public TrainingState {
        parameters = Map.copyOf(parameters);
        averages = Map.copyOf(averages);
        optimizer = Map.copyOf(optimizer);
    }
}
