package dev.sightline.infer.predict;

import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.HeadVisitor;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.decode.BoxDecoder;
import dev.sightline.core.decode.ClassificationDecoder;
import dev.sightline.core.decode.NetworkOutputs;
import dev.sightline.core.result.Prediction;

/** From raw outputs to the answer about one picture, whatever the head. Safe to share between threads. */
@FunctionalInterface
public interface AnswerDecoder {

    /** The answer about one picture of the batch, counted from 0. */
    Prediction decode(NetworkOutputs outputs, int picture, Placement placement);

    /** The decoder a contract asks for. */
    static AnswerDecoder of(Contract contract) {
        int classes = contract.labels().size();
        return contract.head().accept(new HeadVisitor<>() {
            @Override
            public AnswerDecoder visit(DetectionHead head) {
                BoxDecoder decoder = BoxDecoder.of(head, classes);
                return decoder::decode;
            }

            @Override
            public AnswerDecoder visit(ClassificationHead head) {
                ClassificationDecoder decoder = new ClassificationDecoder(head, classes);
                return (outputs, picture, placement) -> decoder.decode(outputs, picture);
            }
        });
    }
}
