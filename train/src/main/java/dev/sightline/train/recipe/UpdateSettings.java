package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.torch.optimise.AveragingOptions;

/**
 * What one update of the weights is made of.
 *
 * @param batch images per forward pass
 * @param accumulate forward passes per update
 * @param dropLast whether an incomplete batch at the end of an epoch is left out
 * @param gradientClip largest norm of the gradient; infinity for none
 */
public record UpdateSettings(
        int batch, int accumulate, boolean dropLast, double gradientClip, AveragingOptions averaging) {

    static UpdateSettings read(Section section) {
        return new UpdateSettings(
                section.integer("batch").between(1, 4096).orElse(16),
                section.integer("accumulate").between(1, 1024).orElse(1),
                section.flag("drop-last").orElse(false),
                gradientClip(section),
                new AveragingOptions(
                        section.number("average-decay").between(0, 0.999999).orElse(0.9999),
                        section.number("average-ramp").between(1, 1e9).orElse(2000)));
    }

    private static double gradientClip(Section section) {
        double clip = section.number("gradient-clip").between(0, 1e9).orElse(10);
        return clip == 0 ? Double.POSITIVE_INFINITY : clip;
    }
}
