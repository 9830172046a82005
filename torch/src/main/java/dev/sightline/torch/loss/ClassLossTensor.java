package dev.sightline.torch.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Each kind of classification loss on tensors.
 *
 * @param logits {@code [N, classes]} in 32-bit floats
 * @param target {@code [N, classes]}: each class's share
 */
record ClassLossTensor(Tensor logits, Tensor target) implements ClassLoss.Visitor<Tensor> {

    /** Keeps logarithms of probabilities finite, as the published code of the asymmetric loss does. */
    private static final double SMALLEST = 1e-8;

    /** The mean over images, a scalar. */
    static Tensor of(ClassLoss loss, Tensor logits, Tensor target) {
        return loss.accept(new ClassLossTensor(logits, target));
    }

    @Override
    public Tensor crossEntropy(ClassLoss.CrossEntropy loss) {
        Tensor smoothed = loss.smoothing() == 0
                ? target
                : target.mul(new Scalar(1 - loss.smoothing())).add(new Scalar(loss.smoothing() / logits.size(1)));
        return meanOverImages(torch.log_softmax(logits, 1).mul(smoothed).neg());
    }

    @Override
    public Tensor focal(ClassLoss.Focal loss) {
        Tensor logarithms = torch.log_softmax(logits, 1);
        Tensor doubt = logarithms.exp().neg().add(new Scalar(1.0)).pow(new Scalar(loss.gamma()));
        return meanOverImages(doubt.mul(logarithms).mul(target).neg());
    }

    @Override
    public Tensor binaryCrossEntropy(ClassLoss.BinaryCrossEntropy loss) {
        Tensor smoothed = target.mul(new Scalar(1 - loss.smoothing())).add(new Scalar(loss.smoothing() / 2));
        Tensor sum = torch.binary_cross_entropy_with_logits(
                logits, smoothed, new TensorOptional(), new TensorOptional(), Reduction.SUM);
        return sum.div(new Scalar(logits.size(0)));
    }

    @Override
    public Tensor asymmetric(ClassLoss.Asymmetric loss) {
        Tensor shown = logits.sigmoid();
        Tensor absent = shown.neg().add(new Scalar(1.0 + loss.clip())).clamp_max(new Scalar(1.0));
        Tensor shownTerm = target.mul(shown.clamp_min(new Scalar(SMALLEST)).log())
                .mul(shown.neg().add(new Scalar(1.0)).pow(new Scalar(loss.gammaShown())));
        Tensor notTarget = target.neg().add(new Scalar(1.0));
        Tensor absentTerm = notTarget
                .mul(absent.clamp_min(new Scalar(SMALLEST)).log())
                .mul(absent.neg().add(new Scalar(1.0)).pow(new Scalar(loss.gammaAbsent())));
        return meanOverImages(shownTerm.add(absentTerm).neg());
    }

    private Tensor meanOverImages(Tensor terms) {
        return terms.sum().div(new Scalar(logits.size(0)));
    }
}
