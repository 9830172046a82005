package dev.sightline.train.loop;

import dev.sightline.core.contract.Size;
import dev.sightline.torch.ImageBatch;
import java.util.Locale;
import java.util.function.Consumer;

/** Logs each change of the number of trainable parameters and of the size of an epoch's training images. */
final class StageListener {

    private final Consumer<String> log;
    private final boolean sizesWithinEpoch;
    private long trainable;
    private Size size;

    /**
     * @param trainable the number of trainable parameters at the start
     * @param size the size of training images at the start
     * @param sizesWithinEpoch whether sizes differ within an epoch, of which there is nothing to log
     */
    StageListener(long trainable, Size size, boolean sizesWithinEpoch, Consumer<String> log) {
        this.trainable = trainable;
        this.size = size;
        this.sizesWithinEpoch = sizesWithinEpoch;
        this.log = log;
    }

    void trainable(int epoch, long parameters) {
        if (parameters != trainable) {
            log.accept(String.format(Locale.ROOT, "from epoch %d on: %,d trainable parameters", epoch + 1, parameters));
            trainable = parameters;
        }
    }

    void images(int epoch, ImageBatch images) {
        Size shown = new Size(images.width(), images.height());
        if (!sizesWithinEpoch && !shown.equals(size)) {
            log.accept("from epoch " + (epoch + 1) + " on: images of " + shown);
            size = shown;
        }
    }
}
