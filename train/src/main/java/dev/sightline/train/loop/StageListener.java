package dev.sightline.train.loop;

import dev.sightline.core.contract.Size;
import dev.sightline.torch.ImageBatch;
import java.util.Locale;
import java.util.function.Consumer;

/** Says when the share of a network that learns changes, or the size of the images it learns from. */
final class StageListener {

    private final Consumer<String> log;
    private long learning;
    private Size size;

    /**
     * @param learning how many numbers learn unless something is said
     * @param size of the images unless something is said
     */
    StageListener(long learning, Size size, Consumer<String> log) {
        this.learning = learning;
        this.size = size;
        this.log = log;
    }

    void learning(int epoch, long numbers) {
        if (numbers != learning) {
            log.accept(String.format(Locale.ROOT, "from epoch %d on: %,d numbers learn", epoch + 1, numbers));
            learning = numbers;
        }
    }

    void images(int epoch, ImageBatch images) {
        Size shown = new Size(images.width(), images.height());
        if (!shown.equals(size)) {
            log.accept("from epoch " + (epoch + 1) + " on: images of " + shown);
            size = shown;
        }
    }
}
