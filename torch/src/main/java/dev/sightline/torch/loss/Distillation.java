package dev.sightline.torch.loss;

/**
 * Learning from a teacher's logits beside, or instead of, the ground truth (Hinton et al. 2015, "Distilling the
 * Knowledge in a Neural Network"): {@code temperature^2} times the Kullback-Leibler divergence of the softened
 * predictions.
 *
 * @param temperature both logits are divided by it, above 0; usual 1 to 10
 * @param weight of the teacher's term, above 0 and at most 1; the ground truth's term has the rest, so 1 does without
 *     ground truth
 */
public record Distillation(double temperature, double weight) {

    public Distillation {
        if (!(temperature > 0 && Double.isFinite(temperature))) {
            throw new IllegalArgumentException("the temperature must be above 0, received " + temperature);
        }
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException(
                    "the teacher's weight must be above 0 and at most 1, received " + weight);
        }
    }
}
