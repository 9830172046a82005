package dev.sightline.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.core.metric.GroundTruthBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The images of a COCO ground-truth file with the detections of a result file, straight from the JSON. */
record CocoFiles(List<Integer> categories, List<EvaluatedImage> images) {

    static CocoFiles read(Path groundTruth, Path detections) throws IOException {
        JsonNode file = new ObjectMapper().readTree(groundTruth.toFile());
        List<Integer> categories = new ArrayList<>();
        file.get("categories")
                .forEach(category -> categories.add(category.get("id").asInt()));
        Map<Long, List<GroundTruthBox>> targets = new TreeMap<>();
        Map<Long, List<DetectedBox>> found = new TreeMap<>();
        for (JsonNode image : file.get("images")) {
            targets.put(image.get("id").asLong(), new ArrayList<>());
            found.put(image.get("id").asLong(), new ArrayList<>());
        }
        for (JsonNode annotation : file.get("annotations")) {
            targets.getOrDefault(annotation.get("image_id").asLong(), new ArrayList<>())
                    .add(target(annotation, categories));
        }
        for (JsonNode result : new ObjectMapper().readTree(detections.toFile())) {
            found.getOrDefault(result.get("image_id").asLong(), new ArrayList<>())
                    .add(detection(result, categories));
        }
        List<EvaluatedImage> images = new ArrayList<>();
        targets.forEach(
                (id, boxes) -> images.add(new EvaluatedImage("image " + id, boxes, found.getOrDefault(id, List.of()))));
        return new CocoFiles(categories, images);
    }

    private static GroundTruthBox target(JsonNode annotation, List<Integer> categories) {
        JsonNode box = annotation.get("bbox");
        return new GroundTruthBox(
                box.get(0).asDouble(),
                box.get(1).asDouble(),
                box.get(2).asDouble(),
                box.get(3).asDouble(),
                annotation.get("area").asDouble(),
                categories.indexOf(annotation.get("category_id").asInt()),
                annotation.get("iscrowd").asInt() == 1);
    }

    private static DetectedBox detection(JsonNode result, List<Integer> categories) {
        JsonNode box = result.get("bbox");
        return new DetectedBox(
                box.get(0).asDouble(),
                box.get(1).asDouble(),
                box.get(2).asDouble(),
                box.get(3).asDouble(),
                categories.indexOf(result.get("category_id").asInt()),
                result.get("score").asDouble());
    }
}
