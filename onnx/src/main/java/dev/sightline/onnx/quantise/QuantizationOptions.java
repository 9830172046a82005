package dev.sightline.onnx.quantise;

import java.util.List;

/**
 * How {@link Quantizer} quantises a model.
 *
 * @param keepFloat patterns of the names of nodes that stay in float: {@code *} for any text within a part (parts end
 *     at dots and slashes), {@code **} for any text; a pattern that ends at a part's end chooses all below it, as
 *     {@code model.22} does
 * @param weightBits of the eight that are stored: 7 for weights of -63 to 63, or 8 for -127 to 127. x86 processors
 *     without VNNI add two products of bytes in 16 bits, which are cut off in silence with 8 and never with 7
 * @param quantizeFirst whether a convolution that reads an image's channels (4 or fewer) works in eight bits too; in float
 *     it is faster, since kernels for bytes need many channels, and loses nothing of the image
 */
public record QuantizationOptions(List<String> keepFloat, int weightBits, boolean quantizeFirst) {

    public QuantizationOptions {
        keepFloat = List.copyOf(keepFloat);
        if (weightBits != 7 && weightBits != 8) {
            throw new IllegalArgumentException("weights have 7 or 8 bits, received " + weightBits);
        }
    }

    /** Everything behind the first layer, with weights in 7 bits, so that every processor computes the same. */
    public static QuantizationOptions standard() {
        return new QuantizationOptions(List.of(), 7, false);
    }

    public QuantizationOptions keepingFloat(List<String> patterns) {
        return new QuantizationOptions(patterns, weightBits, quantizeFirst);
    }

    public QuantizationOptions withWeightBits(int bits) {
        return new QuantizationOptions(keepFloat, bits, quantizeFirst);
    }

    public QuantizationOptions quantizingFirst(boolean first) {
        return new QuantizationOptions(keepFloat, weightBits, first);
    }

    /** The level that a channel's largest weight takes. */
    int largestWeight() {
        return (1 << (weightBits - 1)) - 1;
    }
}
