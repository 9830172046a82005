package dev.sightline.infer.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Iou;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import dev.sightline.infer.session.SessionOptions;
import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What public models come to under their side-cars, beside what reference programs made of them. */
class PublicModelMetricsTest {

    private static final Path CONTRACTS = SharedData.projectRoot().resolve("configs/contracts");
    private static final double SURE = .3;

    @Test
    void yoloxFindsTheBoxesOfItsReference() throws IOException {
        Path images = SharedData.path("data/coco128_train2017/images");
        JsonNode reference = json("data/coco128_train2017/yolox_nano_reference.json");
        int expected = 0;
        int found = 0;
        try (Predictor predictor = Predictor.open(
                SharedData.path("data/models/yolox_nano.onnx"),
                Optional.of(CONTRACTS.resolve("yolox_nano.yaml")),
                SessionOptions.cpu(2))) {
            Map<Integer, Detections> predictions = new HashMap<>();
            for (JsonNode box : reference.get("dt")) {
                if (box.get("score").asDouble() > SURE) {
                    int image = box.get("image_id").asInt();
                    Detections prediction = predictions.computeIfAbsent(
                            image,
                            at -> predictor.detect(images.resolve(
                                    reference.get("images").get(at).asText())));
                    JsonNode size = reference.get("gt").get("images").get(image);
                    expected++;
                    found += isThere(box, size, prediction) ? 1 : 0;
                }
            }
        }
        assertThat(expected).isEqualTo(577);
        assertThat((double) found / expected).isGreaterThanOrEqualTo(.99);
    }

    @Test
    void mobileNetRecognisesThePhotosItWasTrainedOn() throws IOException {
        JsonNode classes = json("data/imagenet_samples/class_index.json");
        List<String> wrong = new ArrayList<>();
        try (Predictor predictor = Predictor.open(
                SharedData.path("data/models/mobilenet_v2_1.0_224.onnx"),
                Optional.of(CONTRACTS.resolve("mobilenet_v2.yaml")),
                SessionOptions.cpu(2))) {
            for (Map.Entry<String, JsonNode> entry : classes.properties()) {
                Path photo = SharedData.path("data/imagenet_samples/" + entry.getKey());
                if (predictor.classify(photo).best().label() != entry.getValue().asInt()) {
                    wrong.add(entry.getKey());
                }
            }
        }
        assertThat(1 - (double) wrong.size() / classes.size()).isGreaterThanOrEqualTo(.88);
    }

    /** The reference's boxes reach over the image's edge; ours are cut there. */
    private static boolean isThere(JsonNode expected, JsonNode size, Detections prediction) {
        JsonNode box = expected.get("bbox");
        double x = box.get(0).asDouble();
        double y = box.get(1).asDouble();
        Box.Pixels clipped = new Box.Pixels(
                        x, y, x + box.get(2).asDouble(), y + box.get(3).asDouble())
                .clip(size.get("width").asInt(), size.get("height").asInt());
        for (Detection detection : prediction.items()) {
            if (detection.label() == expected.get("category_id").asInt() && Iou.of(detection.box(), clipped) > .95) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode json(String path) throws IOException {
        return new ObjectMapper().readTree(SharedData.path(path).toFile());
    }
}
