package dev.sightline.data.coco;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sightline.core.geometry.Mask;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.FourNumbers;
import dev.sightline.data.source.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Parses one annotation file in a single pass; only what is asked for is kept in memory, so that outlines cost nothing
 * where boxes are all that counts.
 *
 * <p>Entries that lack a needed field become problems; broken JSON is a {@link MalformedFileException}.
 */
final class CocoParser {

    private final Path file;
    private final DatasetProblemLog problems;
    private final JsonCursor json;
    private final boolean masks;
    private final List<CocoImage> images = new ArrayList<>();
    private final List<CocoAnnotation> annotations = new ArrayList<>();
    private final SortedMap<Long, String> categories = new TreeMap<>();
    private final Map<String, Integer> notKept = new TreeMap<>();

    private CocoParser(Path file, DatasetProblemLog problems, JsonCursor json, boolean masks) {
        this.file = file;
        this.problems = problems;
        this.json = json;
        this.masks = masks;
    }

    /** @param masks whether masks are kept */
    static CocoContent parse(Path file, DatasetProblemLog problems, boolean masks)
            throws IOException, MalformedFileException {
        try (JsonCursor json = JsonCursor.open(file)) {
            CocoParser parser = new CocoParser(file, problems, json, masks);
            json.begin();
            json.object("the file", parser::topLevel);
            return new CocoContent(parser.images, parser.annotations, parser.categories, parser.notKept);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new MalformedFileException(line, "not well-formed JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void topLevel(String name) throws IOException, MalformedFileException {
        switch (name) {
            case "images" -> json.list("'images'", this::image);
            case "annotations" -> json.list("'annotations'", this::annotation);
            case "categories" -> json.list("'categories'", this::category);
            default -> json.skip();
        }
    }

    /** Fields of the entry being read; null where not yet seen. */
    private static final class Entry {
        @Nullable
        Long id;

        @Nullable
        Long imageId;

        @Nullable
        Long categoryId;

        @Nullable
        String text;

        @Nullable
        FourNumbers box;

        OptionalDouble area = OptionalDouble.empty();
        int width;
        int height;
        boolean crowd;
        boolean difficult;
        Optional<Mask> mask = Optional.empty();
    }

    private void image() throws IOException, MalformedFileException {
        int line = json.line();
        Entry entry = new Entry();
        json.object("an entry of 'images'", name -> {
            switch (name) {
                case "id" -> entry.id = json.wholeNumber("an image's 'id'");
                case "file_name" -> entry.text = json.text("'file_name'");
                case "width" -> entry.width = size("'width'");
                case "height" -> entry.height = size("'height'");
                default -> json.skip();
            }
        });
        if (entry.id == null) {
            problem(line, "an entry of 'images' lacks 'id'");
            return;
        }
        // An evaluation needs no images; whoever does finds the empty name.
        String fileName = entry.text == null ? "" : entry.text;
        images.add(new CocoImage(entry.id, fileName, entry.width, entry.height, line));
    }

    private int size(String what) throws IOException, MalformedFileException {
        if (json.at(JsonToken.VALUE_NULL)) {
            return 0;
        }
        double number = json.number(what);
        return number > 0 && number <= Integer.MAX_VALUE ? (int) number : 0;
    }

    private void category() throws IOException, MalformedFileException {
        int line = json.line();
        Entry entry = new Entry();
        json.object("an entry of 'categories'", name -> {
            switch (name) {
                case "id" -> entry.id = json.wholeNumber("a category's 'id'");
                case "name" -> entry.text = json.text("a category's 'name'").strip();
                default -> json.skip();
            }
        });
        if (entry.id == null || entry.text == null || entry.text.isEmpty()) {
            problem(line, "an entry of 'categories' lacks " + (entry.id == null ? "'id'" : "'name'"));
        } else if (categories.putIfAbsent(entry.id, entry.text) != null) {
            problems.add(DatasetProblemKind.DUPLICATE_ID, file, line, "category " + entry.id + " is there twice");
        }
    }

    private void annotation() throws IOException, MalformedFileException {
        int line = json.line();
        Entry entry = new Entry();
        json.object("an entry of 'annotations'", name -> annotationField(entry, name));
        FourNumbers box = entry.box;
        if (entry.imageId == null || entry.categoryId == null || box == null) {
            String lacking = entry.imageId == null ? "image_id" : entry.categoryId == null ? "category_id" : "bbox";
            problem(line, "annotation " + entry.id + " lacks '" + lacking + "'");
            return;
        }
        annotations.add(new CocoAnnotation(
                entry.id == null ? 0 : entry.id,
                entry.imageId,
                entry.categoryId,
                box,
                entry.area,
                entry.crowd,
                entry.difficult,
                entry.mask,
                line));
    }

    private void annotationField(Entry entry, String name) throws IOException, MalformedFileException {
        switch (name) {
            case "id" -> entry.id = json.wholeNumber("an annotation's 'id'");
            case "image_id" -> entry.imageId = json.wholeNumber("'image_id'");
            case "category_id" -> entry.categoryId = json.wholeNumber("'category_id'");
            case "bbox" -> entry.box = json.fourNumbers("'bbox'");
            case "area" -> entry.area = area();
            case "iscrowd" -> entry.crowd = json.flag();
            case "difficult" -> entry.difficult = json.flag();
            case "segmentation" -> entry.mask = segmentation();
            case "keypoints" -> countIfFilled("keypoints");
            default -> json.skip();
        }
    }

    private OptionalDouble area() throws IOException, MalformedFileException {
        if (json.at(JsonToken.VALUE_NULL)) {
            return OptionalDouble.empty();
        }
        double area = json.number("'area'");
        return area >= 0 && Double.isFinite(area) ? OptionalDouble.of(area) : OptionalDouble.empty();
    }

    private Optional<Mask> segmentation() throws IOException, MalformedFileException {
        if (!masks) {
            json.skip();
            return Optional.empty();
        }
        CocoSegmentation.Found found = CocoSegmentation.read(json);
        if (!found.readable()) {
            notKept.merge("outline that cannot be read", 1, Integer::sum);
        }
        return found.mask();
    }

    private void countIfFilled(String what) throws IOException, MalformedFileException {
        if (json.at(JsonToken.START_ARRAY)) {
            int[] count = {0};
            json.list(what, () -> {
                json.skip();
                count[0]++;
            });
            if (count[0] == 0) {
                return;
            }
        } else if (json.at(JsonToken.START_OBJECT)) {
            json.skip();
        } else {
            return;
        }
        notKept.merge(what, 1, Integer::sum);
    }

    private void problem(int line, String message) {
        problems.add(DatasetProblemKind.MALFORMED_FILE, file, line, message);
    }
}
