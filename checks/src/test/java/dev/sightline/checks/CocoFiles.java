package dev.sightline.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.EvaluatedPicture;
import dev.sightline.core.metric.TruthBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pictures of a COCO ground-truth file with the detections of a result file, straight from the JSON. */
record CocoFiles(List<Integer> categories, List<EvaluatedPicture> pictures) {

    static CocoFiles read(Path groundTruth, Path detections) throws IOException {
        JsonNode file = new ObjectMapper().readTree(groundTruth.toFile());
        List<Integer> categories = new ArrayList<>();
        file.get("categories")
                .forEach(category -> categories.add(category.get("id").asInt()));
        Map<Long, List<TruthBox>> truths = new TreeMap<>();
        Map<Long, List<DetectedBox>> found = new TreeMap<>();
        for (JsonNode image : file.get("images")) {
            truths.put(image.get("id").asLong(), new ArrayList<>());
            found.put(image.get("id").asLong(), new ArrayList<>());
        }
        for (JsonNode annotation : file.get("annotations")) {
            truths.getOrDefault(annotation.get("image_id").asLong(), new ArrayList<>())
                    .add(truth(annotation, categories));
        }
        for (JsonNode result : new ObjectMapper().readTree(detections.toFile())) {
            found.getOrDefault(result.get("image_id").asLong(), new ArrayList<>())
                    .add(detection(result, categories));
        }
        List<EvaluatedPicture> pictures = new ArrayList<>();
        truths.forEach((id, boxes) ->
                pictures.add(new EvaluatedPicture("image " + id, boxes, found.getOrDefault(id, List.of()))));
        return new CocoFiles(categories, pictures);
    }

    private static TruthBox truth(JsonNode annotation, List<Integer> categories) {
        JsonNode box = annotation.get("bbox");
        return new TruthBox(
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
