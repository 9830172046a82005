package dev.sightline.data.coco;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sightline.core.geometry.Mask;
import dev.sightline.core.geometry.Polygon;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.core.geometry.RunLengthMask;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes masks as values of {@code segmentation}: polygons as lists of numbers, runs as uncompressed counts. */
final class CocoMasks {

    private CocoMasks() {}

    static void write(JsonGenerator json, Mask mask) throws IOException {
        try {
            mask.accept(new Writing(json));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private record Writing(JsonGenerator json) implements Mask.Visitor<JsonGenerator> {

        @Override
        public JsonGenerator polygons(PolygonMask mask) {
            try {
                json.writeStartArray();
                for (Polygon polygon : mask.polygons()) {
                    json.writeStartArray();
                    for (double coordinate : polygon.coordinates()) {
                        CocoNumbers.write(json, coordinate);
                    }
                    json.writeEndArray();
                }
                json.writeEndArray();
                return json;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public JsonGenerator runLength(RunLengthMask mask) {
            try {
                json.writeStartObject();
                json.writeFieldName("size");
                json.writeArray(new int[] {mask.height(), mask.width()}, 0, 2);
                json.writeFieldName("counts");
                int[] counts = mask.counts();
                json.writeArray(counts, 0, counts.length);
                json.writeEndObject();
                return json;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
