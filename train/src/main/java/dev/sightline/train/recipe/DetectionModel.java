package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.nn.Graph;
import dev.sightline.nn.StoredArray;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.family.DetectorFamily;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a detector's network comes from. */
public sealed interface DetectionModel permits ModelSettings, DetectorFile {

    /** The family of a recipe that names none. */
    String USUAL_FAMILY = "yolov8";

    /** The network for so many classes and an input of this size in pixels. */
    Graph build(int classes, int width, int height);

    /** The weights that come with the network, and what taking it over decided; none for a network that is built. */
    Map<String, StoredArray> weights(int classes, int width, int height, Consumer<String> log);

    /** All that is particular to the network's family. */
    DetectorDescription description();

    /** The keys whose values are places in the file system. */
    Map<String, Path> paths();

    /** Reads {@code family}, with {@code scale} and {@code attention}, or with {@code onnx}. */
    static DetectionModel read(Section section) {
        String name = section.text("family")
                .oneOf(ModelFamilies.detectors().stream()
                        .map(DetectorFamily::name)
                        .toList())
                .orElse(USUAL_FAMILY);
        Optional<DetectorFamily> family = ModelFamilies.detectors().stream()
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (section.has("onnx")) {
            Path onnx = Path.of(section.text("onnx").notBlank().required());
            return new DetectorFile(onnx, family.isPresent() ? name : USUAL_FAMILY);
        }
        return ModelSettings.read(section, family);
    }
}
