package dev.sightline.data.coco;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.sightline.core.file.AtomicFile;
import dev.sightline.data.Annotation;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Writes a dataset's annotations as one COCO file, numbered by {@link CocoNumbering}, an entry on each line. */
public final class CocoWriter {

    private final JsonGenerator json;
    private final CocoNumbering numbering;
    private long annotations;

    private CocoWriter(JsonGenerator json, CocoNumbering numbering) {
        this.json = json;
        this.numbering = numbering;
    }

    /**
     * Replaces {@code file}.
     *
     * @param fileNames the {@code file_name} of each sample, in the dataset's order
     */
    public static void write(Path file, Dataset dataset, List<String> fileNames) throws IOException {
        if (fileNames.size() != dataset.size()) {
            throw new IllegalArgumentException(
                    dataset.size() + " samples need as many file names, received " + fileNames.size());
        }
        AtomicFile.write(file, out -> write(out, dataset, fileNames));
    }

    private static void write(OutputStream out, Dataset dataset, List<String> fileNames) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setPrettyPrinter(new MinimalPrettyPrinter());
        new CocoWriter(json, CocoNumbering.of(dataset)).write(dataset, fileNames);
        json.close();
    }

    private void write(Dataset dataset, List<String> fileNames) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("images");
        for (int i = 0; i < dataset.size(); i++) {
            image(dataset.samples().get(i), fileNames.get(i));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("annotations");
        for (Sample sample : dataset.samples()) {
            for (Annotation annotation : sample.annotations()) {
                annotation(sample, annotation);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("categories");
        for (int label = 0; label < dataset.labels().size(); label++) {
            category(label, dataset.labels().name(label));
        }
        json.writeEndArray();
        json.writeRaw('\n');
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void image(Sample sample, String fileName) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeNumberField("id", numbering.imageId(sample.id()));
        json.writeStringField("file_name", fileName);
        json.writeNumberField("width", sample.width());
        json.writeNumberField("height", sample.height());
        json.writeEndObject();
    }

    /** An annotation of an object; others have no place in such a file. */
    private void annotation(Sample sample, Annotation stated) throws IOException {
        if (stated.asBox().isEmpty()) {
            return;
        }
        BoxAnnotation annotation = stated.asBox().get();
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeNumberField("id", ++annotations);
        json.writeNumberField("image_id", numbering.imageId(sample.id()));
        json.writeNumberField("category_id", CocoNumbering.categoryId(annotation.label()));
        CocoNumbers.writeBox(json, annotation.box());
        json.writeFieldName("area");
        CocoNumbers.write(json, annotation.area());
        json.writeNumberField("iscrowd", annotation.crowd() ? 1 : 0);
        if (annotation.difficult()) {
            json.writeNumberField("difficult", 1);
        }
        // Common tools expect the field also where there is no mask.
        json.writeFieldName("segmentation");
        if (stated.asMask().isPresent()) {
            CocoMasks.write(json, stated.asMask().get().mask());
        } else {
            json.writeStartArray();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void category(int label, String name) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeNumberField("id", CocoNumbering.categoryId(label));
        json.writeStringField("name", name);
        json.writeEndObject();
    }
}
