package dev.sightline.data.coco;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sightline.core.geometry.Box;
import java.io.IOException;

/** Writes numbers so that reading them gives the same bits, and whole ones without a fraction. */
final class CocoNumbers {

    private static final double LARGEST_EXACT = 1L << 53;

    private CocoNumbers() {}

    static void write(JsonGenerator json, double number) throws IOException {
        if (number == Math.rint(number) && Math.abs(number) < LARGEST_EXACT) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(number);
        }
    }

    /** {@code "bbox": [x, y, width, height]}. */
    static void writeBox(JsonGenerator json, Box.Pixels box) throws IOException {
        json.writeArrayFieldStart("bbox");
        write(json, box.xMin());
        write(json, box.yMin());
        write(json, size(box.xMin(), box.xMax()));
        write(json, size(box.yMin(), box.yMax()));
        json.writeEndArray();
    }

    /**
     * The size that, added to {@code low}, gives exactly {@code high}; the plain difference may be off by a rounding.
     */
    private static double size(double low, double high) {
        double size = high - low;
        if (low + size < high) {
            return Math.nextUp(size);
        }
        return low + size > high ? Math.nextDown(size) : size;
    }
}
