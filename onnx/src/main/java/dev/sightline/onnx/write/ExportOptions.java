package dev.sightline.onnx.write;

import java.util.Objects;

/**
 * How {@link OnnxWriter} writes a graph. The batch is always dynamic.
 *
 * @param dynamicSize whether height and width of a feature-map input may differ from call to call
 * @param foldNorms whether a batch normalisation that alone reads a convolution becomes part of it
 * @param producerVersion written into the file beside the producer's name; may be empty
 */
public record ExportOptions(boolean dynamicSize, boolean foldNorms, String producerVersion) {

    public ExportOptions {
        Objects.requireNonNull(producerVersion, "producerVersion");
    }

    /** A fixed height and width, normalisations folded. */
    public static ExportOptions standard() {
        return new ExportOptions(false, true, "");
    }

    public ExportOptions withDynamicSize() {
        return new ExportOptions(true, foldNorms, producerVersion);
    }

    public ExportOptions withoutFolding() {
        return new ExportOptions(dynamicSize, false, producerVersion);
    }

    public ExportOptions withProducerVersion(String version) {
        return new ExportOptions(dynamicSize, foldNorms, version);
    }
}
