package dev.sightline.onnx;

/** The namespace of an operator set; the standard one is written as the empty word in most files. */
public final class OperatorDomain {

    public static final String STANDARD = "ai.onnx";

    private OperatorDomain() {}

    /** The domain with the standard one spelled out. */
    public static String of(String written) {
        return written.isEmpty() ? STANDARD : written;
    }
}
