package dev.sightline.data.batch;

import dev.sightline.core.contract.InputContract;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetProblemPolicy;
import dev.sightline.data.Sample;
import dev.sightline.data.augment.AugmentationPipeline;
import dev.sightline.data.geometry.HorizontalFlip;
import dev.sightline.data.geometry.RandomAffine;
import dev.sightline.data.mixing.Mixup;
import dev.sightline.data.mixing.Mosaic;
import dev.sightline.data.photometry.HsvJitter;
import dev.sightline.image.Image;
import dev.sightline.image.format.ImageException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A small dataset whose images are made up instead of read. */
final class Fakes {

    static final int SIDE = 32;
    static final InputContract CONTRACT = InputContract.letterboxRgb(SIDE, SIDE);

    private Fakes() {}

    static Dataset dataset(int size) {
        List<Sample> samples = IntStream.range(0, size)
                .mapToObj(i -> Sample.of(
                        "s" + i,
                        Path.of("s" + i + ".png"),
                        64,
                        48,
                        List.of(BoxAnnotation.of(Box.Pixels.ofSize(4 + i % 20, 6, 30, 24), i % 3))))
                .toList();
        return Dataset.ofObjects(LabelMap.of(List.of("a", "b", "c")), samples);
    }

    /** Noise that hangs on the sample's id; the ids in {@code broken} cannot be read. */
    static ImageReader reader(Set<String> broken) {
        return sample -> {
            if (broken.contains(sample.id())) {
                throw new ImageException(sample.file().toString(), "its data are damaged");
            }
            byte[] rgb = new byte[sample.width() * sample.height() * 3];
            new Random(sample.id().hashCode()).nextBytes(rgb);
            return new Image(sample.width(), sample.height(), rgb);
        };
    }

    static ImageCache images() {
        return new ImageCache(CONTRACT, DatasetProblemPolicy.FAIL, 1 << 20, reader(Set.of()));
    }

    static ImageCache images(DatasetProblemPolicy policy, String... broken) {
        return new ImageCache(CONTRACT, policy, 1 << 20, reader(Set.of(broken)));
    }

    static AugmentationPipeline everything() {
        return new AugmentationPipeline(
                List.of(
                        new Mosaic(.8, 1),
                        new Mixup(.3, 32, 1),
                        new RandomAffine(5, .1, .3, 2),
                        new HorizontalFlip(.5),
                        new HsvJitter(.02, .5, .4)),
                CONTRACT);
    }

    /** All that a batch holds, in a form that compares by value. */
    record Content(List<String> ids, List<Float> boxes, List<Integer> labels, List<Float> images) {}

    static List<Content> contents(Epoch<BatchItem> epoch) {
        List<Content> contents = new ArrayList<>();
        while (epoch.hasNext()) {
            try (Batch<BatchItem> batch = epoch.next()) {
                contents.add(content(batch));
            }
        }
        return contents;
    }

    static Content content(Batch<BatchItem> batch) {
        Content content = new Content(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (BatchItem item : batch.items()) {
            content.ids().add(item.sample().id());
            for (float edge : item.targets().boxes()) {
                content.boxes().add(edge);
            }
            for (int label : item.targets().labels()) {
                content.labels().add(label);
            }
        }
        FloatBuffer images = batch.images();
        while (images.hasRemaining()) {
            content.images().add(images.get());
        }
        return content;
    }
}
