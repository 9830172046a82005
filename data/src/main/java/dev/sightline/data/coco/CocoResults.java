package dev.sightline.data.coco;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.data.DatasetException;
import dev.sightline.data.source.FourNumbers;
import dev.sightline.data.source.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Detections of a COCO result file beside the ground truth they are measured against: a list of objects with
 * {@code image_id, category_id, bbox [x, y, width, height], score}.
 *
 * @param images every image of the ground truth, in order of id, which is the order the metrics break ties in
 * @param notes what is in the files but takes no part, for people
 */
public record CocoResults(List<EvaluatedImage> images, List<String> notes) {

    public CocoResults {
        images = List.copyOf(images);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file.
     *
     * @throws DatasetException if it cannot be read, or has detections on an image that the ground truth does not list
     */
    public static CocoResults read(Path file, CocoGroundTruth target) {
        try (JsonCursor json = JsonCursor.open(file)) {
            Reading reading = new Reading(file, json, target);
            json.begin();
            json.list("the file", reading::detection);
            return reading.results();
        } catch (JsonProcessingException e) {
            throw new DatasetException(
                    file + ":"
                            + Math.max(
                                    0,
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getLineNr()) + ": not well-formed JSON: "
                            + e.getOriginalMessage(),
                    e);
        } catch (MalformedFileException e) {
            throw new DatasetException(file + ":" + e.line() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DatasetException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The state of one reading. */
    private static final class Reading {

        private final Path file;
        private final JsonCursor json;
        private final CocoGroundTruth target;
        private final Map<Long, Integer> labels = new HashMap<>();
        private final Map<Long, List<DetectedBox>> found = new HashMap<>();
        private final Map<Long, Integer> unknown = new TreeMap<>();

        Reading(Path file, JsonCursor json, CocoGroundTruth target) {
            this.file = file;
            this.json = json;
            this.target = target;
            target.categoryIds().forEach(id -> labels.put(id, labels.size()));
            target.targets().keySet().forEach(id -> found.put(id, new ArrayList<>()));
        }

        /** Fields of one entry; null where not yet seen. */
        private static final class Entry {
            @Nullable
            Long image;

            @Nullable
            Long category;

            @Nullable
            FourNumbers box;

            @Nullable
            Double score;
        }

        void detection() throws IOException, MalformedFileException {
            int line = json.line();
            Entry entry = new Entry();
            json.object("an entry", name -> {
                switch (name) {
                    case "image_id" -> entry.image = json.wholeNumber("'image_id'");
                    case "category_id" -> entry.category = json.wholeNumber("'category_id'");
                    case "bbox" -> entry.box = json.fourNumbers("'bbox'");
                    case "score" -> entry.score = json.number("'score'");
                    default -> json.skip();
                }
            });
            Long image = entry.image;
            Long category = entry.category;
            FourNumbers box = entry.box;
            Double score = entry.score;
            if (image == null || category == null || box == null || score == null) {
                throw new MalformedFileException(
                        line, "a detection needs 'image_id', 'category_id', 'bbox' of four numbers, and 'score'");
            }
            add(line, image, category, box, score);
        }

        private void add(int line, long image, long category, FourNumbers box, double score)
                throws MalformedFileException {
            List<DetectedBox> own = found.get(image);
            if (own == null) {
                throw new MalformedFileException(
                        line, "a detection is on image " + image + ", which the ground truth does not list");
            }
            Integer label = labels.get(category);
            if (label == null) {
                unknown.merge(category, 1, Integer::sum);
                return;
            }
            try {
                own.add(new DetectedBox(box.first(), box.second(), box.third(), box.fourth(), label, score));
            } catch (IllegalArgumentException e) {
                throw new MalformedFileException(line, String.valueOf(e.getMessage()), e);
            }
        }

        CocoResults results() {
            List<EvaluatedImage> images = new ArrayList<>();
            target.targets()
                    .forEach((id, targets) ->
                            images.add(new EvaluatedImage("image " + id, targets, found.getOrDefault(id, List.of()))));
            List<String> notes = new ArrayList<>(target.notes());
            unknown.forEach((category, count) -> notes.add(file + ": " + count + " detections are of category "
                    + category + ", which the ground truth does not list; they take no part"));
            return new CocoResults(images, notes);
        }
    }
}
