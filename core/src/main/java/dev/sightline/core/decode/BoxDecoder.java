package dev.sightline.core.decode;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.BoxCodingVisitor;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Placement;
import dev.sightline.core.contract.Size;
import dev.sightline.core.result.Detections;

/**
 * From a detector's raw outputs to boxes: the same code in training, evaluation, verification and service.
 *
 * <p>Implementations are immutable and safe to share between threads.
 */
public interface BoxDecoder {

    /**
     * The boxes of one image of the batch that stay after the threshold and suppression, best first.
     *
     * @param image which of the batch, from 0
     * @param canvas the size of the network's input
     * @throws IllegalArgumentException if an output is missing, has the wrong shape or holds what is not a number; the
     *     message names it
     */
    CandidateBoxes decode(NetworkOutputs outputs, int image, Size canvas);

    /** The same in the source image, cut at its edges. */
    default Detections decode(NetworkOutputs outputs, int image, Placement placement) {
        return decode(outputs, image, placement.canvas()).toSource(placement);
    }

    /** The decoder of a head with so many classes. */
    static BoxDecoder of(DetectionHead head, int classes) {
        return head.coding().accept(new BoxCodingVisitor<>() {
            @Override
            public BoxDecoder visit(BoxCoding.DistanceMaps maps) {
                return new DistanceMapsDecoder(maps, classes, head.decoding());
            }

            @Override
            public BoxDecoder visit(BoxCoding.YoloxCells cells) {
                return new YoloxDecoder(cells, classes, head.decoding());
            }

            @Override
            public BoxDecoder visit(BoxCoding.DecodedBoxes boxes) {
                return new DecodedBoxesDecoder(boxes, classes, head.decoding());
            }

            @Override
            public BoxDecoder visit(BoxCoding.SuppressedBoxes boxes) {
                return new SuppressedBoxesDecoder(boxes, classes, head.decoding());
            }
        });
    }
}
