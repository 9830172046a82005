package dev.sightline.train.memory;

import static dev.sightline.train.memory.MemoryEstimate.gigabytes;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The batch of a run whose recipe leaves it open: the largest power of two whose estimated memory is within
 * {@value #SHARE} of what is available, that the training images fill, up to {@value #ON_PROCESSOR} on a processor, where larger
 * ones are not faster, and {@value #ON_CARD} on a card. The estimate leads, since a process that takes too much is
 * killed; real steps prove it from below.
 *
 * @param batch 1 or more
 * @param reason for the log
 */
public record BatchChoice(int batch, String reason) {

    private static final double SHARE = .7;
    private static final int ON_PROCESSOR = 64;
    private static final int ON_CARD = 256;

    /** A real step of training, tried. */
    public interface Step {
        /**
         * The most bytes that the run has had after a step of this many images.
         *
         * @throws RuntimeException or an error that {@link MemoryShortage} recognises
         */
        long bytes(int batch);
    }

    /**
     * By the estimate alone.
     *
     * @param images to train on, 1 or more
     * @param available empty where it is unknown, and only a step can show what fits
     */
    public static BatchChoice estimated(TrainingMemory memory, int images, Optional<AvailableMemory> available) {
        int limit = memory.onCard() ? ON_CARD : ON_PROCESSOR;
        int most = powerOfTwo(Math.min(limit, images));
        int fits = powerOfTwo(Math.max(1, memory.largestBatch(room(available), most)));
        if (fits < most) {
            return new BatchChoice(fits, "auto: the largest power of two " + withinRoom(available));
        }
        return new BatchChoice(
                most,
                most == limit
                        ? "auto: the largest it takes on a " + (memory.onCard() ? "graphics card" : "processor")
                        : "auto: the largest power of two within the " + images + " training images");
    }

    /** The same if a step of half as many images, and then one of all, stays within the share; else a smaller one. */
    public BatchChoice proved(TrainingMemory memory, Optional<AvailableMemory> available, Step step) {
        int tried = batch;
        while (tried > 1) {
            int half = tried / 2;
            OptionalLong small = bytes(step, half);
            long growth = memory.at(tried).total() - memory.at(half).total();
            if (small.isPresent() && small.getAsLong() + growth <= room(available)) {
                OptionalLong whole = bytes(step, tried);
                if (whole.isPresent() && whole.getAsLong() <= room(available)) {
                    return new BatchChoice(tried, reason(tried, available) + measured(tried, whole.getAsLong()));
                }
            }
            tried = half;
        }
        return new BatchChoice(1, reason(1, available));
    }

    @Override
    public String toString() {
        return "batch: " + batch + " (" + reason + ")";
    }

    private String reason(int found, Optional<AvailableMemory> available) {
        return found == batch ? reason : "auto: the largest power of two whose step stays " + withinRoom(available);
    }

    private static String measured(int batch, long bytes) {
        return "; with a step of " + batch + " images the run has " + gigabytes(bytes);
    }

    private static String withinRoom(Optional<AvailableMemory> available) {
        return available
                .map(there -> String.format(
                        Locale.ROOT, "within %.0f %% of the %s available", 100 * SHARE, gigabytes(there.bytes())))
                .orElse("within the memory of the graphics card");
    }

    private static OptionalLong bytes(Step step, int batch) {
        try {
            return OptionalLong.of(step.bytes(batch));
        } catch (RuntimeException | OutOfMemoryError e) {
            if (MemoryShortage.isCauseOf(e)) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private static long room(Optional<AvailableMemory> available) {
        return available.isPresent() ? (long) (SHARE * available.get().bytes()) : Long.MAX_VALUE;
    }

    /** The largest that is not above the number, which is 1 or more. */
    private static int powerOfTwo(int number) {
        return Integer.highestOneBit(number);
    }
}
