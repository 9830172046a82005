package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.torch.loss.Distillation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A network whose predictions are distilled from.
 *
 * @param onnx its file; it takes the same tensors and predicts the same classes
 */
public record TeacherSettings(Path onnx, Distillation distillation) {

    static Optional<TeacherSettings> read(Section root) {
        if (!root.has("teacher")) {
            return Optional.empty();
        }
        Section section = root.section("teacher");
        return Optional.of(new TeacherSettings(
                Path.of(section.text("onnx").notBlank().required()),
                new Distillation(
                        section.number("temperature").between(.01, 1000).orElse(4),
                        section.number("weight").between(1e-6, 1).orElse(.5))));
    }
}
