package dev.sightline.train.recipe;

import dev.sightline.config.IntegerReader;
import dev.sightline.config.Section;
import dev.sightline.torch.optimise.AveragingOptions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one update of the weights is made of.
 *
 * @param batch images per forward pass
 * @param openBatch whether the recipe leaves it to the machine, and {@code batch} only stands in for it
 * @param accumulate forward passes per update
 * @param dropLast whether an incomplete batch at the end of an epoch is left out
 * @param nominalBatch the batch that the recipe's rates and decay were chosen for, where it states one
 * @param gradientClip largest norm of the gradient; infinity for none
 */
public record UpdateSettings(
        int batch,
        boolean openBatch,
        int accumulate,
        OptionalInt nominalBatch,
        boolean dropLast,
        double gradientClip,
        AveragingOptions averaging) {

    static UpdateSettings read(Section section) {
        IntegerReader reader = section.integerOr("batch", "auto").between(1, 4096);
        int batch = reader.orElse(16);
        OptionalInt nominal =
                section.integer("nominal-batch").between(1, 65_536).optional();
        int accumulate = section.integer("accumulate").between(1, 1024).orElse(1);
        if (nominal.isPresent() && section.has("accumulate")) {
            section.problem(
                    "accumulate",
                    "cannot be stated with nominal-batch, which gives the forward passes per update: remove one of the two,"
                            + " an inherited one by accumulate: null");
        }
        return new UpdateSettings(
                batch,
                reader.isWord(),
                nominal.isPresent() ? passes(nominal.getAsInt(), batch) : accumulate,
                nominal,
                section.flag("drop-last").orElse(false),
                gradientClip(section),
                new AveragingOptions(
                        section.number("average-decay").between(0, 0.999999).orElse(0.9999),
                        section.number("average-ramp").between(1, 1e9).orElse(2000)));
    }

    /**
     * Factor on the weight decay: an update of more or fewer images than the nominal batch decays the weights by as much
     * more or less, so that it is the same over an epoch.
     */
    double decayFactor() {
        return nominalBatch.isPresent() ? (double) batch * accumulate / nominalBatch.getAsInt() : 1;
    }

    /** What the nominal batch comes to, for the log; empty without one. */
    public Optional<String> note(double weightDecay) {
        return nominalBatch.isPresent()
                ? Optional.of("nominal batch " + nominalBatch.getAsInt() + ": " + accumulate + " x " + batch
                        + " images an update, weight decay " + plain(weightDecay))
                : Optional.empty();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Forward passes whose images together come nearest to the nominal batch, 1 or more. */
    private static int passes(int nominal, int batch) {
        return (int) Math.max(1, Math.round((double) nominal / batch));
    }

    private static double gradientClip(Section section) {
        double clip = section.number("gradient-clip").between(0, 1e9).orElse(10);
        return clip == 0 ? Double.POSITIVE_INFINITY : clip;
    }
}
