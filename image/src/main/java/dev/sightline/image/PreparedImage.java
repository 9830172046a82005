package dev.sightline.image;

import dev.sightline.core.contract.Placement;
import java.util.Objects;

/**
 * One image as a network takes it, and where it lies there.
 *
 * @param values {@code [channels, height, width]} or {@code [height, width, channels]} by the contract's layout, at the
 *     size of {@code placement.canvas()}
 * @param placement maps predicted boxes back to the source image
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to a runtime without a copy; equality is by identity.
public record PreparedImage(float[] values, Placement placement) {

    public PreparedImage {
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(placement, "placement");
    }
}
