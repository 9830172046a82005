package dev.sightline.train.loop;

import dev.sightline.train.task.LeftOutImages;

/** Watches over a run that too many of its images can be read: logs what is left out, and stops where it is too much. */
final class ReadableShare {

    private final double share;
    private final TrainingProgress progress;

    /** @param share of a split's images that may be left out, 0 to 1 */
    ReadableShare(double share, TrainingProgress progress) {
        this.share = share;
        this.progress = progress;
    }

    /**
     * Stops the run where an epoch, counted from 0, left out too much.
     *
     * @throws UnreadableImagesException if it is more than the share
     */
    void require(LeftOutImages left, int epoch) {
        if (left.exceeds(share)) {
            String text = text(left, epoch);
            progress.note(text);
            throw new UnreadableImagesException(text + ". This is more than data.unreadable-share (" + share
                    + ") allows: mend or remove the files, or allow a greater share");
        }
    }

    /** Logs what an epoch, counted from 0, left out. */
    void report(LeftOutImages left, int epoch) {
        require(left, epoch);
        if (!left.isEmpty()) {
            progress.note(text(left, epoch));
        }
    }

    private static String text(LeftOutImages left, int epoch) {
        return "epoch " + (epoch + 1) + ": " + left + ", such as " + String.join("; ", left.some());
    }
}
