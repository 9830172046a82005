package dev.sightline.infer.predict;

import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Head;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.decode.BoxDecoder;
import dev.sightline.core.decode.ClassificationDecoder;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.result.Prediction;

/** From raw outputs to the prediction for one image, whatever the head. Safe to share between threads. */
@FunctionalInterface
public interface PredictionDecoder {

    /** The prediction for one image of the batch, counted from 0. */
    Prediction decode(NetworkOutputs outputs, int image, Placement placement);

    /** The decoder a contract asks for. */
    static PredictionDecoder of(Contract contract) {
        int classes = contract.labels().size();
        return contract.head().accept(new Head.Visitor<>() {
            @Override
            public PredictionDecoder visit(DetectionHead head) {
                BoxDecoder decoder = BoxDecoder.of(head, classes);
                return decoder::decode;
            }

            @Override
            public PredictionDecoder visit(ClassificationHead head) {
                ClassificationDecoder decoder = new ClassificationDecoder(head, classes);
                return (outputs, image, placement) -> decoder.decode(outputs, image);
            }
        });
    }
}
