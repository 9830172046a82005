package dev.sightline.torch.loss;

import dev.sightline.nn.family.TrainingMaps;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A detector's training outputs for one batch.
 *
 * @param outputs by name, each {@code [batch, channels, height, width]}; may be in half precision
 */
record LevelMaps(TrainingMaps maps, int batch, Map<String, Tensor> outputs) {

    /** One part of all levels, one behind the other, one row per anchor: {@code [B, A, channels]} in 32-bit floats. */
    Tensor rows(String part, long channels) {
        try (TensorVector levels = new TensorVector()) {
            for (Tensor map : levels(part)) {
                levels.push_back(
                        map.permute(0, 2, 3, 1).reshape(batch, -1, channels).to(ScalarType.Float));
            }
            return torch.cat(levels, 1);
        }
    }

    private List<Tensor> levels(String part) {
        return maps.strides().stream()
                .map(stride -> Objects.requireNonNull(outputs.get(maps.name(part, stride))))
                .toList();
    }
}
