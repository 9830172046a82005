package dev.sightline.data.coco;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.result.Detection;
import dev.sightline.core.result.Detections;
import dev.sightline.data.Dataset;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes detections as a COCO result file, a list of {@code image_id, category_id, bbox, score}, with the numbers that
 * {@link CocoWriter} gives to the same dataset.
 */
public final class CocoResultsWriter {

    private CocoResultsWriter() {}

    /**
     * Replaces {@code file}.
     *
     * @param detections one prediction for each sample, in the dataset's order
     */
    public static void write(Path file, Dataset dataset, List<Detections> detections) throws IOException {
        if (detections.size() != dataset.size()) {
            throw new IllegalArgumentException(
                    dataset.size() + " samples need as many predictions, received " + detections.size());
        }
        AtomicFile.write(file, out -> write(out, dataset, detections));
    }

    private static void write(OutputStream out, Dataset dataset, List<Detections> detections) throws IOException {
        CocoNumbering numbering = CocoNumbering.of(dataset);
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartArray();
        for (int i = 0; i < dataset.size(); i++) {
            long image = numbering.imageId(dataset.samples().get(i).id());
            for (Detection detection : detections.get(i).items()) {
                json.writeRaw('\n');
                write(json, image, detection);
            }
        }
        json.writeRaw('\n');
        json.writeEndArray();
        json.writeRaw('\n');
        json.close();
    }

    private static void write(JsonGenerator json, long image, Detection detection) throws IOException {
        json.writeStartObject();
        json.writeNumberField("image_id", image);
        json.writeNumberField("category_id", CocoNumbering.categoryId(detection.label()));
        CocoNumbers.writeBox(json, detection.box());
        json.writeNumberField("score", detection.score());
        json.writeEndObject();
    }
}
