package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.core.contract.BoxCoding;
import dev.sightline.nn.Graph;
import dev.sightline.torch.StoredArray;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Where a detector's network comes from. */
public sealed interface DetectionModel permits ModelSettings, DetectorFile {

    /** The network for so many classes and an input of this size in pixels. */
    Graph build(int classes, int width, int height);

    /** The weights that come with the network, and what taking it over decided; none for a network that is built. */
    Map<String, StoredArray> weights(int classes, int width, int height, Consumer<String> log);

    /** How the network's outputs hold boxes. */
    BoxCoding boxes();

    /** The keys whose values are places in the file system. */
    Map<String, Path> paths();

    /** Reads {@code family}, {@code scale} and {@code attention}, or {@code onnx}. */
    static DetectionModel read(Section section) {
        return section.has("onnx")
                ? new DetectorFile(Path.of(section.text("onnx").notBlank().required()))
                : ModelSettings.read(section);
    }
}
