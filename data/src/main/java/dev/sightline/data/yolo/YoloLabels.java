package dev.sightline.data.yolo;

import dev.sightline.core.geometry.Polygon;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.source.BoxNotation;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.FourNumbers;
import dev.sightline.data.source.StatedBox;
import dev.sightline.data.source.StatedMask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The lines of one label file.
 *
 * @param polygons how many lines have a polygon, whose object has the enclosing box
 */
record YoloLabels(List<StatedBox> boxes, int polygons) {

    static final YoloLabels NONE = new YoloLabels(List.of(), 0);

    private static final long MAXIMUM_BYTES = 32L << 20;
    private static final int BOX_COLUMNS = 5;
    private static final int SMALLEST_POLYGON_COLUMNS = 7;

    /** Lines that cannot be read become problems. */
    static YoloLabels parse(Path file, DatasetProblemLog problems) throws IOException {
        if (Files.size(file) > MAXIMUM_BYTES) {
            problems.add(
                    DatasetProblemKind.MALFORMED_FILE,
                    file,
                    0,
                    "labels of one image are at most " + MAXIMUM_BYTES + " bytes, found " + Files.size(file));
            return NONE;
        }
        // Any byte is some character of Latin 1: a binary file fails as a line that is no number, not as an encoding.
        List<String> lines =
                Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        List<StatedBox> boxes = new ArrayList<>();
        int polygons = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            double[] columns = numbers(line.split("\\s+"));
            if (isLabel(columns)) {
                polygons += columns.length == BOX_COLUMNS ? 0 : 1;
                boxes.add(box(columns, i + 1));
            } else {
                problems.add(DatasetProblemKind.MALFORMED_FILE, file, i + 1, expected(line));
            }
        }
        return new YoloLabels(boxes, polygons);
    }

    private static boolean isLabel(double[] columns) {
        boolean count = columns.length == BOX_COLUMNS
                || (columns.length >= SMALLEST_POLYGON_COLUMNS && columns.length % 2 == 1);
        return count && Arrays.stream(columns).allMatch(Double::isFinite) && columns[0] == Math.rint(columns[0]);
    }

    private static String expected(String line) {
        String shown = line.length() > 80 ? line.substring(0, 80) + "..." : line;
        return "a line is a class number and four fractions (centre x, centre y, width, height), or a class number and at"
                + " least three corners of a polygon; found '" + shown + "'";
    }

    private static StatedBox box(double[] columns, int line) {
        FourNumbers numbers = columns.length == BOX_COLUMNS
                ? new FourNumbers(columns[1], columns[2], columns[3], columns[4])
                : enclosing(columns);
        return new StatedBox(
                BoxNotation.FRACTIONS_FROM_CENTER,
                numbers,
                (long) columns[0],
                OptionalDouble.empty(),
                StatedBox.Flags.NONE,
                mask(columns),
                line);
    }

    private static Optional<StatedMask> mask(double[] columns) {
        if (columns.length == BOX_COLUMNS) {
            return Optional.empty();
        }
        Polygon polygon = Polygon.of(Arrays.copyOfRange(columns, 1, columns.length));
        return Optional.of(StatedMask.inFractions(new PolygonMask(List.of(polygon))));
    }

    private static FourNumbers enclosing(double[] columns) {
        double xMin = Double.POSITIVE_INFINITY;
        double yMin = Double.POSITIVE_INFINITY;
        double xMax = Double.NEGATIVE_INFINITY;
        double yMax = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < columns.length; i += 2) {
            xMin = Math.min(xMin, columns[i]);
            xMax = Math.max(xMax, columns[i]);
            yMin = Math.min(yMin, columns[i + 1]);
            yMax = Math.max(yMax, columns[i + 1]);
        }
        return new FourNumbers((xMin + xMax) / 2, (yMin + yMax) / 2, xMax - xMin, yMax - yMin);
    }

    private static double[] numbers(String[] texts) {
        double[] numbers = new double[texts.length];
        for (int i = 0; i < texts.length; i++) {
            try {
                numbers[i] = Double.parseDouble(texts[i]);
            } catch (NumberFormatException e) {
                numbers[i] = Double.NaN;
            }
        }
        return numbers;
    }
}
