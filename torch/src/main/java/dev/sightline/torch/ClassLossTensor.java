package dev.sightline.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Each kind of classification loss on tensors.
 *
 * @param logits {@code [N, classes]} in 32-bit floats
 * @param truth {@code [N, classes]}: each class's share
 */
record ClassLossTensor(Tensor logits, Tensor truth) implements ClassLoss.Visitor<Tensor> {

    /** Keeps logarithms of probabilities finite, as the published code of the asymmetric loss does. */
    private static final double SMALLEST = 1e-8;

    /** The mean over pictures, a scalar. */
    static Tensor of(ClassLoss loss, Tensor logits, Tensor truth) {
        return loss.accept(new ClassLossTensor(logits, truth));
    }

    @Override
    public Tensor crossEntropy(ClassLoss.CrossEntropy loss) {
        Tensor target = loss.smoothing() == 0
                ? truth
                : truth.mul(new Scalar(1 - loss.smoothing())).add(new Scalar(loss.smoothing() / logits.size(1)));
        return meanOverPictures(torch.log_softmax(logits, 1).mul(target).neg());
    }

    @Override
    public Tensor focal(ClassLoss.Focal loss) {
        Tensor logarithms = torch.log_softmax(logits, 1);
        Tensor doubt = logarithms.exp().neg().add(new Scalar(1.0)).pow(new Scalar(loss.gamma()));
        return meanOverPictures(doubt.mul(logarithms).mul(truth).neg());
    }

    @Override
    public Tensor binaryCrossEntropy(ClassLoss.BinaryCrossEntropy loss) {
        Tensor target = truth.mul(new Scalar(1 - loss.smoothing())).add(new Scalar(loss.smoothing() / 2));
        Tensor sum = torch.binary_cross_entropy_with_logits(
                logits, target, new TensorOptional(), new TensorOptional(), Reduction.SUM);
        return sum.div(new Scalar(logits.size(0)));
    }

    @Override
    public Tensor asymmetric(ClassLoss.Asymmetric loss) {
        Tensor shown = logits.sigmoid();
        Tensor absent = shown.neg().add(new Scalar(1.0 + loss.clip())).clamp_max(new Scalar(1.0));
        Tensor shownTerm = truth.mul(shown.clamp_min(new Scalar(SMALLEST)).log())
                .mul(shown.neg().add(new Scalar(1.0)).pow(new Scalar(loss.gammaShown())));
        Tensor notTruth = truth.neg().add(new Scalar(1.0));
        Tensor absentTerm = notTruth.mul(absent.clamp_min(new Scalar(SMALLEST)).log())
                .mul(absent.neg().add(new Scalar(1.0)).pow(new Scalar(loss.gammaAbsent())));
        return meanOverPictures(shownTerm.add(absentTerm).neg());
    }

    private Tensor meanOverPictures(Tensor terms) {
        return terms.sum().div(new Scalar(logits.size(0)));
    }
}
