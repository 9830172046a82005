package dev.sightline.torch.loss;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Each kind of classification loss on tensors.
 *
 * @param logits {@code [N, classes]} in 32-bit floats
 * @param target {@code [N, classes]}: each class's share
 * @param weights {@code [classes]}: what each class's terms are multiplied by
 */
record ClassLossTensor(Tensor logits, Tensor target, Optional<Tensor> weights) implements ClassLoss.Visitor<Tensor> {

    /** What is raised to an exponent is at least this, for a power below 1 has an infinite slope at 0. */
    private static final double SMALLEST = 1e-8;

    /** The mean over images, a scalar. */
    static Tensor of(ClassLoss loss, Tensor logits, Tensor target) {
        return loss.accept(new ClassLossTensor(logits, target, Optional.empty()));
    }

    /**
     * The mean over images with a weight for each class, as PyTorch's {@code CrossEntropyLoss} has it for targets in
     * shares: the sum is divided by the number of images, not by the sum of weights.
     */
    static Tensor weighted(ClassLoss loss, Tensor logits, Tensor target, Tensor weights) {
        return loss.accept(new ClassLossTensor(logits, target, Optional.of(weights)));
    }

    @Override
    public Tensor crossEntropy(ClassLoss.CrossEntropy loss) {
        return meanOverImages(
                torch.log_softmax(logits, 1).mul(spread(loss.smoothing())).neg());
    }

    @Override
    public Tensor focal(ClassLoss.Focal loss) {
        Tensor logarithms = torch.log_softmax(logits, 1);
        Tensor doubt = power(logarithms.expm1().neg(), loss.gamma());
        return meanOverImages(doubt.mul(logarithms).mul(target).neg());
    }

    @Override
    public Tensor binaryCrossEntropy(ClassLoss.BinaryCrossEntropy loss) {
        Tensor smoothed = loss.isExclusive()
                ? spread(loss.smoothing())
                : target.mul(new Scalar(1 - loss.smoothing())).add(new Scalar(loss.smoothing() / 2));
        Tensor sum = torch.binary_cross_entropy_with_logits(
                logits,
                smoothed,
                weights.map(TensorOptional::new).orElseGet(TensorOptional::new),
                new TensorOptional(),
                Reduction.SUM);
        return sum.div(new Scalar(logits.size(0)));
    }

    @Override
    public Tensor asymmetric(ClassLoss.Asymmetric loss) {
        Tensor shown = logits.sigmoid();
        Tensor shownTerm =
                target.mul(torch.log_sigmoid(logits)).mul(power(logits.neg().sigmoid(), loss.gammaShown()));
        Tensor absentTerm = target.neg()
                .add(new Scalar(1.0))
                .mul(absentLogarithm(loss.clip()))
                .mul(power(shown.sub(new Scalar(loss.clip())), loss.gammaAbsent()));
        return meanOverImages(shownTerm.add(absentTerm).neg());
    }

    /** {@code log(1 - max(p - clip, 0))}; from the logits where nothing is clipped, so that no sure mistake is flat. */
    private Tensor absentLogarithm(double clip) {
        Tensor negative = logits.neg();
        return clip == 0
                ? torch.log_sigmoid(negative)
                : negative.sigmoid()
                        .add(new Scalar(clip))
                        .clamp_max(new Scalar(1.0))
                        .log();
    }

    private static Tensor power(Tensor base, double exponent) {
        return base.clamp_min(new Scalar(SMALLEST)).pow(new Scalar(exponent));
    }

    /** The target with a share of it spread evenly over all classes. */
    private Tensor spread(double smoothing) {
        return smoothing == 0
                ? target
                : target.mul(new Scalar(1 - smoothing)).add(new Scalar(smoothing / logits.size(1)));
    }

    private Tensor meanOverImages(Tensor terms) {
        return weights.map(terms::mul).orElse(terms).sum().div(new Scalar(logits.size(0)));
    }
}
