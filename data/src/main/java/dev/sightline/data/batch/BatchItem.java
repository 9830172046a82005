package dev.sightline.data.batch;

import dev.sightline.core.contract.Placement;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.Targets;
import java.util.Objects;

/**
 * What belongs to one row of a batch.
 *
 * @param sample the sample the row was made for; a mosaic or a mix-up shows others beside it
 * @param targets what is to be found, in pixels of the input
 * @param placement where the contract places the sample's image; maps predictions back to it if nothing was augmented
 */
public record BatchItem(Sample sample, Targets targets, Placement placement) {

    public BatchItem {
        Objects.requireNonNull(sample, "sample");
        Objects.requireNonNull(targets, "targets");
        Objects.requireNonNull(placement, "placement");
    }
}
