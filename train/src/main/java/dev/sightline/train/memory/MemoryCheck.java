package dev.sightline.train.memory;

import static dev.sightline.train.memory.MemoryEstimate.gigabytes;

import dev.sightline.train.recipe.TrainingRecipe;
import java.util.List;
import java.util.Optional;

/** Compares, before the first step, what a run will take of the memory with what there is. */
public final class MemoryCheck {

    /** Of what is available, beyond which a line warns. */
    private static final double CLOSE = .9;

    private MemoryCheck() {}

    /**
     * One line for the log: the estimate and its parts, and what there is.
     *
     * @throws IllegalArgumentException if the run will take more than there is and its recipe does not overrule that; the
     *     message names the largest batch that fits
     */
    public static String line(TrainingMemory memory, Optional<AvailableMemory> available) {
        TrainingRecipe recipe = memory.recipe();
        int batch = recipe.run().update().batch();
        MemoryEstimate estimate = memory.at(batch);
        String line = "memory: about " + estimate;
        if (available.isEmpty()) {
            return line + "; how much the graphics card has is unknown";
        }
        AvailableMemory there = available.get();
        String compared = line + " of " + gigabytes(there.bytes()) + " available";
        if (memory.fits(batch, there.bytes())) {
            boolean close = estimate.total() > CLOSE * there.bytes();
            return compared + (close ? "; that is close: should it run out, lower train.batch" : "");
        }
        String lacking = estimate.total() > there.bytes()
                ? gigabytes(there.bytes()) + " are available on " + there.where()
                : "Java may take " + gigabytes(TrainingMemory.outsideHeap())
                        + " for batches, as much as its heap (SIGHTLINE_JAVA_OPTIONS=-Xmx8g)";
        String problem = "train.batch " + batch + " at input "
                + recipe.largestCanvas() + " needs about " + estimate + ", and " + lacking
                + "; "
                + remedy(memory.largestBatch(there.bytes(), batch));
        if (recipe.run().compute().requiresMemory()) {
            throw new IllegalArgumentException(
                    problem + ". To train in spite of the estimate: -o train.memory-check=warn");
        }
        return problem;
    }

    private static String remedy(int largest) {
        List<String> smaller = List.of("lower the input size", "take a smaller variant of the model");
        return largest == 0
                ? "not even a batch of 1 fits: " + String.join(", or ", smaller)
                : "the largest batch that fits is " + largest + ": -o train.batch=" + largest
                        + " (train.accumulate keeps the images of an update, train.batch: auto finds a batch)";
    }
}
