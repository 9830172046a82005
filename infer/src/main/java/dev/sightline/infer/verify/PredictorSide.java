package dev.sightline.infer.verify;

import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.result.Prediction;
import dev.sightline.image.PreparedImage;
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
    public PreparedImage prepare(Path image) {
        return predictor.executor().prepare(image);
    }

    @Override
    public NetworkOutputs infer(PreparedImage image) {
        return predictor.infer(List.of(image));
    }

    @Override
    public Prediction predict(NetworkOutputs outputs, Placement placement) {
        return predictor.predict(outputs, 0, placement);
    }
}
