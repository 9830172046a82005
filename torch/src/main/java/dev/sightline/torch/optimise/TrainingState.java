package dev.sightline.torch.optimise;

import dev.sightline.nn.StoredArray;
import dev.sightline.nn.StreamedArray;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything a run must keep to go on with the same bits, apart from its place in the schedule.
 *
 * @param parameters current parameters and running statistics by path
 * @param averages their moving averages by path: what evaluation and export use
 * @param optimizer state vectors of the update rule by name
 * @param updates parameter updates so far
 * @param lossScale of half-precision training
 */
public record TrainingState(
        Map<String, StreamedArray> parameters,
        Map<String, StreamedArray> averages,
        Map<String, StreamedArray> optimizer,
        long updates,
        Scale lossScale) {

    /**
     * The loss scale of half-precision training.
     *
     * @param value 1 for other number types
     * @param goodUpdates since the value last changed: what its next growth is counted from
     */
    public record Scale(double value, int goodUpdates) {}

    public TrainingState {
        parameters = Map.copyOf(parameters);
        averages = Map.copyOf(averages);
        optimizer = Map.copyOf(optimizer);
    }

    /** The same numbers in arrays of their own. */
    public TrainingState copied() {
        return new TrainingState(copied(parameters), copied(averages), copied(optimizer), updates, lossScale);
    }

    private static Map<String, StreamedArray> copied(Map<String, StreamedArray> arrays) {
        Map<String, StreamedArray> copies = new LinkedHashMap<>();
        arrays.forEach((path, array) -> copies.put(path, new StoredArray(array.shape(), array.values())));
        return copies;
    }
}
