package dev.sightline.train.loop;

import dev.sightline.torch.LossTerms;
import dev.sightline.train.task.ValidationMetrics;
import java.util.List;
import java.util.Optional;

/**
 * A listener to a run's progress. The training thread waits for each call: implementations must be quick and must not
 * throw.
 */
public interface TrainingProgress {

    /**
     * One batch was trained on.
     *
     * @param epoch counted from 0
     * @param batch counted from 0
     */
    record StepReport(int epoch, int epochs, int batch, int batches, LossTerms losses, double imagesPerSecond) {}

    /**
     * One epoch is over.
     *
     * @param losses means over the epoch
     * @param seconds of training, validation not counted
     * @param waitingShare share of that time spent waiting for data, 0 to 1
     * @param metrics on the validation split; empty where the epoch was not validated
     * @param shown names of the metrics that a line of text shows
     * @param best whether this is the best validated epoch so far
     */
    record EpochReport(
            int epoch,
            int epochs,
            LossTerms losses,
            double seconds,
            double waitingShare,
            Optional<ValidationMetrics> metrics,
            List<String> shown,
            boolean best) {

        /** The metrics for a line of text, two spaces before each; empty where the epoch was not validated. */
        public String shownMetrics() {
            return metrics.map(found -> found.shown(shown)).orElse("");
        }
    }

    void step(StepReport report);

    void epoch(EpochReport report);

    /** A line for the log: a decision, a skipped image, a finding. */
    void note(String text);
}
