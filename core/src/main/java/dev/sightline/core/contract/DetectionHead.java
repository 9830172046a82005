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

    /**
     * A head that must be a detector's.
     *
     * @param user what takes no other kind, for the message
     * @throws IllegalArgumentException if it is of another kind
     */
    public static DetectionHead of(Head head, String user) {
        if (head instanceof DetectionHead own) {
            return own;
        }
        throw new IllegalArgumentException(
                user + ": the outputs of a detector are needed, received those of " + head.kind());
    }

    @Override
    public String kind() {
        return "a detector";
    }

    @Override
    public Head calibratedAs(Head exported) {
        return this;
    }

    @Override
    public <R> R accept(Head.Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
