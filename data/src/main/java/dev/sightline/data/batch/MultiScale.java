package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.RandomStream;
import java.util.List;
import java.util.Optional;

/**
 * A size drawn anew for every so many batches (Redmon and Farhadi 2017, "YOLO9000", section 2), so that a network sees
 * objects at more sizes than the data show.
 *
 * <p>The shorter side is a multiple within {@code min} to {@code max} of the input's, each with equal chance; the longer
 * side is in proportion, rounded to a multiple. The size is a function of the seed and of the batch's number in the run.
 *
 * @param min share of the input's size, above 0
 * @param max share of the input's size, {@code min} or more
 * @param every batches that share a size, 1 or more; YOLOX and YOLO9000 take 10
 * @param multiple what both sides are divisible by: the coarsest stride of the network
 */
public record MultiScale(double min, double max, int every, int multiple) implements CanvasPlan {

    /** Keeps these random numbers apart from those of the order and of augmentations. */
    private static final long DRAW = 0x5343414CL;

    /** Forgives the rounding of a share such as 0.7. */
    private static final double ROUNDING = 1e-9;

    public MultiScale {
        if (!(min > 0 && min <= max) || every < 1 || multiple < 1) {
            throw new IllegalArgumentException(
                    "0 < min <= max, every of 1 or more and a multiple of 1 or more are needed," + " received min "
                            + min + ", max " + max + ", every " + every + ", multiple " + multiple);
        }
    }

    @Override
    public Size canvas(Size input, BatchPlace place) {
        int least = least(input);
        int drawn = least
                + RandomStream.of(place.seed(), place.step() / every, DRAW).below(most(input) - least + 1);
        return Proportion.of(input, drawn * multiple, multiple);
    }

    @Override
    public boolean changesWithinEpoch() {
        return true;
    }

    @Override
    public List<Size> limits(Size input) {
        return List.of(
                Proportion.of(input, least(input) * multiple, multiple),
                Proportion.of(input, most(input) * multiple, multiple));
    }

    /** Why no size can be drawn for an input of this size; empty if there are two or more. */
    public Optional<String> problem(Size input) {
        int shorter = Math.min(input.width(), input.height());
        return most(input) > least(input)
                ? Optional.empty()
                : Optional.of("needs at least two multiples of " + multiple + " within " + min + " to " + max
                        + " times the input's shorter side of " + shorter + " pixels, which are "
                        + Math.round(min * shorter) + " to " + Math.round(max * shorter));
    }

    @Override
    public Optional<String> note(Size input) {
        List<Size> limits = limits(input);
        boolean square = input.width() == input.height();
        String from = square ? "" + limits.get(0).width() : limits.get(0).toString();
        String to = square ? "" + limits.get(1).width() : limits.get(1).toString();
        return Optional.of("multi-scale: " + from + " to " + to + " pixels, drawn for "
                + (every == 1 ? "each batch" : "every " + every + " batches"));
    }

    private int least(Size input) {
        return Math.max(1, (int) Math.ceil(units(input, min) - ROUNDING));
    }

    private int most(Size input) {
        return (int) Math.floor(units(input, max) + ROUNDING);
    }

    private double units(Size input, double share) {
        return share * Math.min(input.width(), input.height()) / multiple;
    }
}
