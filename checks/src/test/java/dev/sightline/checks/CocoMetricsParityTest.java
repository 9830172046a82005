package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.DetectionMetrics;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our detection metrics against those of pycocotools 2.0.11 for the same files. */
class CocoMetricsParityTest {

    private static final double TOLERANCE = 1e-12;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "crowd", "ties", "sparse", "dense", "yolox_nano_train2017"})
    void everyMetricEqualsTheReference(String set) throws IOException {
        Path folder = SharedData.path("golden/coco-metrics");
        CocoFiles files = CocoFiles.read(folder.resolve(set + ".gt.json"), folder.resolve(set + ".dt.json"));
        JsonNode cases = new ObjectMapper()
                .readTree(folder.resolve(set + ".expected.json").toFile());
        assertThat(cases.size()).isGreaterThanOrEqualTo(4);
        for (JsonNode expected : cases) {
            List<Integer> maxDetections = new ArrayList<>();
            expected.get("max_dets").forEach(most -> maxDetections.add(most.asInt()));
            DetectionMetrics metrics = DetectionEvaluator.evaluate(
                    files.images(), files.categories().size(), new DetectionMetricOptions(maxDetections));
            requireEqual(set + " " + maxDetections, files, metrics, expected.get("stats"));
        }
    }

    private static void requireEqual(String where, CocoFiles files, DetectionMetrics metrics, JsonNode expected) {
        metrics.byName().forEach((name, metric) -> requireEqual(where + " " + name, metric, expected.get(name)));
        JsonNode perCategory = expected.get("AP_per_category");
        assertThat(perCategory.size()).as(where).isEqualTo(metrics.classes().size());
        assertThat(expected.size()).as(where).isEqualTo(metrics.byName().size() + 1);
        for (int label = 0; label < files.categories().size(); label++) {
            String category = String.valueOf(files.categories().get(label));
            OptionalDouble metric = metrics.classes().get(label).precision().mean();
            requireEqual(where + " category " + category, metric, perCategory.get(category));
        }
    }

    private static void requireEqual(String where, OptionalDouble metric, JsonNode expected) {
        assertThat(expected).as(where).isNotNull();
        if (expected.isNull()) {
            assertThat(metric).as(where).isEmpty();
        } else {
            assertThat(metric).as(where).isPresent();
            assertThat(metric.getAsDouble()).as(where).isCloseTo(expected.asDouble(), within(TOLERANCE));
        }
    }
}
