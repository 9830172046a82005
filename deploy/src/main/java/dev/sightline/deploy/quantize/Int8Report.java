package dev.sightline.deploy.quantize;

import dev.sightline.config.json.JsonText;
import dev.sightline.core.file.AtomicFile;
import dev.sightline.infer.calibrate.LayerNoise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What eight bits cost a model in accuracy.
 *
 * @param layers noisiest first
 */
public record Int8Report(Calibrated calibrated, Scored scored, List<LayerNoise> layers) {

    public Int8Report {
        Objects.requireNonNull(calibrated, "calibrated");
        Objects.requireNonNull(scored, "scored");
        layers = List.copyOf(layers);
    }

    /**
     * What the ranges come from.
     *
     * @param source a split or a folder, in words
     * @param images that could be read
     */
    public record Calibrated(Int8Settings settings, String source, int images) {}

    /**
     * Both models' metrics on the same images.
     *
     * @param fp32 as fields of a JSON document, likewise int8
     * @param compared the main metrics, shown first
     */
    public record Scored(
            String split,
            int images,
            Map<String, @Nullable Object> fp32,
            Map<String, @Nullable Object> int8,
            List<Compared> compared) {

        public Scored {
            compared = List.copyOf(compared);
        }
    }

    /** One metric of both models. */
    public record Compared(String name, OptionalDouble fp32, OptionalDouble int8) {}

    /**
     * Writes {@code MODEL.int8.json} and {@code MODEL.int8.html}.
     *
     * @param model the file the report stands beside
     * @return the page
     */
    public Path writeBeside(Path model) throws IOException {
        String name = String.valueOf(model.getFileName());
        AtomicFile.writeText(model.resolveSibling(name + ".int8.json"), JsonText.of(fields(name)));
        Path page = model.resolveSibling(name + ".int8.html");
        AtomicFile.writeText(page, new Int8Page(this).html(name));
        return page;
    }

    Map<String, Object> fields(String model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", model);
        Map<String, Object> settings = new LinkedHashMap<>(calibrated.settings().fields());
        settings.put("calibration_data", calibrated.source());
        settings.put("calibration_images", calibrated.images());
        fields.put("settings", settings);
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("split", scored.split());
        metrics.put("images", scored.images());
        metrics.put("fp32", scored.fp32());
        metrics.put("int8", scored.int8());
        fields.put("metrics", metrics);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        layers.forEach(layer -> rows.add(row(layer)));
        fields.put("layers", rows);
        return fields;
    }

    private static Map<String, @Nullable Object> row(LayerNoise layer) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("node", layer.node());
        row.put("operator", layer.operator());
        row.put("tensor", layer.tensor());
        row.put("signal_to_noise_db", Double.isFinite(layer.decibels()) ? layer.decibels() : null);
        row.put("lost_here_db", orNull(layer.lost()));
        return row;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble()) ? value.getAsDouble() : null;
    }
}
