package dev.sightline.data.coco;

import com.fasterxml.jackson.core.JsonToken;
import dev.sightline.core.geometry.Mask;
import dev.sightline.core.geometry.Polygon;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.core.geometry.RunLengthMask;
import dev.sightline.data.source.MalformedFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the field {@code segmentation}: polygons {@code [[x, y, x, y...], ...]}, or runs {@code {"size": [height, width],
 * "counts": [...]}}, whose counts may be compressed into a text.
 */
final class CocoSegmentation {

    private final JsonCursor json;
    private boolean readable = true;

    private CocoSegmentation(JsonCursor json) {
        this.json = json;
    }

    /**
     * The content of the field.
     *
     * @param mask empty if there is none, or none that can be read
     * @param readable whether nothing had to be left out
     */
    record Found(Optional<Mask> mask, boolean readable) {}

    static Found read(JsonCursor json) throws IOException, MalformedFileException {
        CocoSegmentation reading = new CocoSegmentation(json);
        Optional<Mask> mask = Optional.empty();
        if (json.at(JsonToken.START_ARRAY)) {
            mask = reading.polygons();
        } else if (json.at(JsonToken.START_OBJECT)) {
            mask = reading.runs();
        }
        return new Found(reading.readable ? mask : Optional.empty(), reading.readable);
    }

    private Optional<Mask> polygons() throws IOException, MalformedFileException {
        List<Polygon> polygons = new ArrayList<>();
        json.list("'segmentation'", () -> {
            if (json.at(JsonToken.START_ARRAY)) {
                polygon(numbers()).ifPresent(polygons::add);
            } else {
                json.skip();
                readable = false;
            }
        });
        return polygons.isEmpty() ? Optional.empty() : Optional.of(new PolygonMask(polygons));
    }

    private Optional<Polygon> polygon(double[] coordinates) {
        try {
            return Optional.of(Polygon.of(coordinates));
        } catch (IllegalArgumentException e) {
            // Counted as not kept: the object's box is of use without it.
            readable = false;
            return Optional.empty();
        }
    }

    private double[] numbers() throws IOException, MalformedFileException {
        double[][] numbers = {new double[16]};
        int[] count = {0};
        json.list("a polygon", () -> {
            if (!json.atNumber()) {
                json.skip();
                readable = false;
                return;
            }
            if (count[0] == numbers[0].length) {
                numbers[0] = Arrays.copyOf(numbers[0], 2 * count[0]);
            }
            numbers[0][count[0]++] = json.number("a number of 'segmentation'");
        });
        return Arrays.copyOf(numbers[0], count[0]);
    }

    /** Fields of the object being read; null where not yet seen. */
    private static final class Entry {
        double @Nullable [] size;

        double @Nullable [] counts;

        @Nullable
        String compressed;
    }

    private Optional<Mask> runs() throws IOException, MalformedFileException {
        Entry entry = new Entry();
        json.object("'segmentation'", name -> {
            if (name.equals("size") && json.at(JsonToken.START_ARRAY)) {
                entry.size = numbers();
            } else if (name.equals("counts") && json.at(JsonToken.START_ARRAY)) {
                entry.counts = numbers();
            } else if (name.equals("counts") && json.at(JsonToken.VALUE_STRING)) {
                entry.compressed = json.text("'counts'");
            } else {
                json.skip();
            }
        });
        try {
            return Optional.of(runs(entry));
        } catch (IllegalArgumentException e) {
            readable = false;
            return Optional.empty();
        }
    }

    private static RunLengthMask runs(Entry entry) {
        double[] size = entry.size;
        if (size == null || size.length != 2) {
            throw new IllegalArgumentException("runs need a size of two numbers");
        }
        int[] counts;
        if (entry.compressed != null) {
            counts = CocoRunLength.lengths(entry.compressed);
        } else if (entry.counts != null) {
            counts = Arrays.stream(entry.counts)
                    .mapToInt(CocoSegmentation::whole)
                    .toArray();
        } else {
            throw new IllegalArgumentException("runs need counts");
        }
        return RunLengthMask.of(whole(size[1]), whole(size[0]), counts);
    }

    private static int whole(double number) {
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a number of pixels must be whole, received " + number);
        }
        return (int) number;
    }
}
