package dev.sightline.train.loop;

import dev.sightline.core.contract.Size;
import dev.sightline.torch.ImageBatch;
import java.util.Locale;
import java.util.function.Consumer;

/** Says when the share of a network that learns changes, or the size of the pictures it learns from. */
final class StageNews {

    private final Consumer<String> say;
    private long learning;
    private Size size;

    /**
     * @param learning how many numbers learn unless something is said
     * @param size of the pictures unless something is said
     */
    StageNews(long learning, Size size, Consumer<String> say) {
        this.learning = learning;
        this.size = size;
        this.say = say;
    }

    void learning(int epoch, long numbers) {
        if (numbers != learning) {
            say.accept(String.format(Locale.ROOT, "from epoch %d on: %,d numbers learn", epoch + 1, numbers));
            learning = numbers;
        }
    }

    void pictures(int epoch, ImageBatch images) {
        Size shown = new Size(images.width(), images.height());
        if (!shown.equals(size)) {
            say.accept("from epoch " + (epoch + 1) + " on: pictures of " + shown);
            size = shown;
        }
    }
}
