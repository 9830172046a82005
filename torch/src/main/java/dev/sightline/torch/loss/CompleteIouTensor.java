package dev.sightline.torch.loss;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** CIoU with gradients (Zheng et al. 2020, eq. 10); the trade-off weight alpha is kept constant, as published. */
final class CompleteIouTensor {

    private static final double EPSILON = 1e-7;

    private CompleteIouTensor() {}

    /** Corners {@code [M, 2]} as (x, y) of two lists of boxes in one frame; gives {@code [M]}. */
    static Tensor of(Tensor lowA, Tensor highA, Tensor lowB, Tensor highB) {
        Tensor sizeA = highA.sub(lowA);
        Tensor sizeB = highB.sub(lowB);
        Tensor overlapSize = highA.minimum(highB).sub(lowA.maximum(lowB)).clamp_min(new Scalar(0.0));
        Tensor overlap = overlapSize.prod(1);
        Tensor union = sizeA.prod(1).add(sizeB.prod(1)).sub(overlap).add(new Scalar(EPSILON));
        Tensor iou = overlap.div(union);
        Tensor hull = highA.maximum(highB).sub(lowA.minimum(lowB));
        Tensor diagonal = hull.square().sum(1).add(new Scalar(EPSILON));
        Tensor centerShift = lowA.add(highA).sub(lowB).sub(highB);
        Tensor distance = centerShift.square().sum(1).div(new Scalar(4.0));
        Tensor aspect = aspect(sizeB).sub(aspect(sizeA)).square().mul(new Scalar(4 / (Math.PI * Math.PI)));
        return iou.sub(distance.div(diagonal)).sub(aspect.mul(tradeOff(aspect, iou)));
    }

    private static Tensor aspect(Tensor size) {
        return size.select(1, 0).div(size.select(1, 1).add(new Scalar(EPSILON))).atan();
    }

    private static Tensor tradeOff(Tensor aspect, Tensor iou) {
        try (NoGradGuard noGrad = new NoGradGuard()) {
            return aspect.div(aspect.sub(iou).add(new Scalar(1 + EPSILON)));
        }
    }
}
