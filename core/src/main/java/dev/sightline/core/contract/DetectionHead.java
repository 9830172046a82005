package dev.sightline.core.contract;

import java.util.Objects;

/**
 * A detector's outputs.
 *
 * @param coding how boxes and scores are written in them
 * @param decoding which of them become detections
 */
public record DetectionHead(BoxCoding coding, DetectionDecoding decoding) implements Head {

    public DetectionHead {
        Objects.requireNonNull(coding, "coding");
        Objects.requireNonNull(decoding, "decoding");
    }

    /** The same boxes, other thresholds. */
    public DetectionHead withDecoding(DetectionDecoding other) {
        return new DetectionHead(coding, other);
    }

    /** The same thresholds over other outputs. */
    public DetectionHead withCoding(BoxCoding other) {
        return new DetectionHead(other, decoding);
    }

    @Override
    public <R> R accept(HeadVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
