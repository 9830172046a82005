package dev.sightline.infer.verify;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.PreparedPicture;
import java.nio.file.Path;

/** One of the two models a verification compares, by its stages. One thread at a time. */
public interface ModelSide {

    /** What reports call it. */
    String name();

    Contract contract();

    /** The picture as this side takes it, in the layout of its contract. */
    PreparedPicture prepare(Path picture);

    /** Raw outputs for one picture, from this side's own or the other's tensor. */
    NetworkOutputs infer(PreparedPicture picture);

    /** The answer that follows from them. */
    Prediction answer(NetworkOutputs outputs, Placement placement);
}
