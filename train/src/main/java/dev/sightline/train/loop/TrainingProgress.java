package dev.sightline.train.loop;

import dev.sightline.core.metric.DetectionFigures;
import dev.sightline.torch.DetectionLosses;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Told how a run goes, by the training thread, which waits for each call: implementations must be quick and must not
 * throw.
 */
public interface TrainingProgress {

    /**
     * One batch was learned from.
     *
     * @param epoch counted from 0
     * @param batch counted from 0
     */
    record StepReport(
            int epoch, int epochs, int batch, int batches, DetectionLosses losses, double picturesPerSecond) {}

    /**
     * One epoch is over.
     *
     * @param losses means over the epoch
     * @param seconds of training, validation not counted
     * @param waitingShare share of that time spent waiting for data, 0 to 1
     * @param figures on the validation split; empty where the epoch was not validated
     * @param best whether this is the best validated epoch so far
     */
    record EpochReport(
            int epoch,
            int epochs,
            DetectionLosses losses,
            double seconds,
            double waitingShare,
            Optional<DetectionFigures> figures,
            boolean best) {

        /** AP and AP50 for a line of text, two spaces before each; empty where the epoch was not validated. */
        public String shownFigures() {
            return figures.map(DetectionFigures::precision)
                    .map(precision -> "  AP " + shown(precision.mean()) + "  AP50 " + shown(precision.at50()))
                    .orElse("");
        }

        private static String shown(OptionalDouble figure) {
            return figure.isPresent() ? String.format(Locale.ROOT, "%.3f", figure.getAsDouble()) : "-";
        }
    }

    void step(StepReport report);

    void epoch(EpochReport report);

    /** Something worth saying aloud: what was decided, skipped or found. */
    void note(String text);
}
