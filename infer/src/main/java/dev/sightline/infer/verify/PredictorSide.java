package dev.sightline.infer.verify;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.PreparedPicture;
import dev.sightline.infer.predict.Predictor;
import java.nio.file.Path;
import java.util.List;

/** A model file as one side of a verification. The predictor stays its opener's. */
public record PredictorSide(String name, Predictor predictor) implements ModelSide {

    @Override
    public Contract contract() {
        return predictor.contract();
    }

    @Override
    public PreparedPicture prepare(Path picture) {
        return predictor.executor().prepare(picture);
    }

    @Override
    public NetworkOutputs infer(PreparedPicture picture) {
        return predictor.infer(List.of(picture));
    }

    @Override
    public Prediction answer(NetworkOutputs outputs, Placement placement) {
        return predictor.answer(outputs, 0, placement);
    }
}
