package dev.sightline.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.config.reference.KeyReference;
import dev.sightline.config.reference.ReferenceKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeKeysTest {

    private static final KeyReference REFERENCE = RecipeKeys.reference();

    @Test
    void everyKeyIsDescribed() {
        assertThat(REFERENCE.undescribed(RecipeKeys.descriptions()))
                .as("describe these keys in recipe-keys.txt")
                .isEmpty();
    }

    @Test
    void everyDescriptionIsThatOfAKey() {
        assertThat(RecipeKeys.own().unused(REFERENCE))
                .as("no reader has these keys of recipe-keys.txt")
                .isEmpty();
    }

    @Test
    void keysBehindSwitchesAreFound() {
        assertThat(REFERENCE.keys())
                .extracting(ReferenceKey::path)
                .contains(
                        "loss.gamma-absent",
                        "optimizer.momentum-rule",
                        "schedule.milestones",
                        "data.sampling.weights.<name>",
                        "train.freeze[].<name>.until-epoch",
                        "train.sizes[].size",
                        "teacher.onnx",
                        "input.resize.multiple",
                        "model.attention[].non-local.stages");
        assertThat(row("optimizer.momentum").condition()).isEqualTo("where `optimizer.name` is `sgd`");
        assertThat(row("optimizer.weight-decay").standard())
                .isEqualTo("`0.01`; `0` where `optimizer.name` is `sgd`; `0` where `optimizer.name` is `adam`");
        assertThat(row("loss.kind").kinds()).isEqualTo(List.of("classify"));
    }

    private static ReferenceKey row(String path) {
        return REFERENCE.keys().stream()
                .filter(key -> key.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
