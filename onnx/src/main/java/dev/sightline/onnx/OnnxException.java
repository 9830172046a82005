package dev.sightline.onnx;

/** An ONNX file that cannot be used, or a network that cannot be put into one. The message names the file or the layer. */
public final class OnnxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * A problem of one file.
     *
     * @param source the file, or the name that in-memory bytes were given
     */
    public OnnxException(String source, String problem) {
        super(source + ": " + problem);
    }

    public OnnxException(String source, String problem, Throwable cause) {
        super(source + ": " + problem, cause);
    }
}
