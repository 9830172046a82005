package dev.sightline.data.format;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import dev.sightline.data.source.ImageTransfer;
import dev.sightline.data.source.SplitNames;
import dev.sightline.data.source.SplitsToWrite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Datasets of random boxes on small images, some of them empty, some in folders of their own. */
final class RandomDataset {

    /** In alphabetical order, as VOC would number them, and awkward to quote. */
    private static final LabelMap LABELS = LabelMap.of(List.of("a \"b\" <c> & d", "it's: a, dog", "第三类", "第四类"));

    private final Folder images;
    private final Random random;
    private final boolean plain;

    /** @param plain only what every format can hold */
    private RandomDataset(Path images, Random random, boolean plain) {
        this.images = new Folder(images);
        this.random = random;
        this.plain = plain;
    }

    static SplitsToWrite plain(Path images, Random random, Path out) {
        return new RandomDataset(images, random, true).splits(out);
    }

    static SplitsToWrite rich(Path images, Random random, Path out) {
        return new RandomDataset(images, random, false).splits(out);
    }

    private SplitsToWrite splits(Path out) {
        SortedMap<String, Dataset> splits = new TreeMap<>(SplitNames.ORDER);
        for (String split : List.of("train", "val", "test")) {
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                samples.add(sample((i == 3 ? "in/a folder/" : "") + split + "_" + i, i));
            }
            splits.put(
                    split,
                    Dataset.ofObjects(
                            LABELS,
                            samples.stream()
                                    .sorted(Comparator.comparing(Sample::id))
                                    .toList()));
        }
        return new SplitsToWrite(out, splits, ImageTransfer.COPY);
    }

    private Sample sample(String id, int i) {
        int width = 40 + random.nextInt(100);
        int height = 40 + random.nextInt(100);
        String path = id + (i % 2 == 0 ? ".png" : ".jpg");
        images.image(path, width, height);
        List<BoxAnnotation> annotations = new ArrayList<>();
        for (int label = 0; label < LABELS.size() && i != 1; label++) {
            annotations.add(annotation(label, width, height));
        }
        return Sample.of(id, images.root().resolve(path), width, height, annotations);
    }

    private BoxAnnotation annotation(int label, int width, int height) {
        double xMin = random.nextInt(width - 10);
        double yMin = random.nextInt(height - 10);
        if (plain) {
            return BoxAnnotation.of(
                    new Box.Pixels(xMin, yMin, xMin + 1 + random.nextInt(9), yMin + 1 + random.nextInt(9)), label);
        }
        Box.Pixels box = new Box.Pixels(
                xMin + random.nextDouble(),
                yMin + random.nextDouble(),
                xMin + 2 + random.nextDouble() * 8,
                yMin + 2 + random.nextDouble() * 8);
        return new BoxAnnotation(box, label, random.nextDouble() * 100, random.nextBoolean(), random.nextBoolean());
    }
}
