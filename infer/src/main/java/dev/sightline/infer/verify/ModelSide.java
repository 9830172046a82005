package dev.sightline.infer.verify;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.PreparedImage;
import java.nio.file.Path;

/** One of the two models a verification compares, by its stages. One thread at a time. */
public interface ModelSide {

    /** What reports call it. */
    String name();

    Contract contract();

    /** The image as this side takes it, in the layout of its contract. */
    PreparedImage prepare(Path image);

    /** Raw outputs for one image, from this side's own or the other's tensor. */
    NetworkOutputs infer(PreparedImage image);

    /** The prediction that follows from them. */
    Prediction predict(NetworkOutputs outputs, Placement placement);
}
