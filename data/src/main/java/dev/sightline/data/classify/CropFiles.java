package dev.sightline.data.classify;

import dev.sightline.core.geometry.Box;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.ImagePart;
import dev.sightline.data.Sample;
import dev.sightline.data.format.DatasetFormat;
import dev.sightline.data.format.DatasetReader;
import dev.sightline.data.format.DatasetReading;
import dev.sightline.data.format.DatasetSource;
import dev.sightline.data.source.DatasetProblemLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The boxes of a detection dataset, each the image of one class. Boxes with a margin end at the image's edge; crowds
 * are no single object and are left out, which is noted. The id of a crop is its image's, {@code #}, and the box's
 * place among the image's boxes, counted from 0.
 */
final class CropFiles implements ClassFiles {

    @Override
    public String layout() {
        return "a detection dataset (COCO, VOC or YOLO), of which each box is an image";
    }

    @Override
    public Optional<String> recognise(Path root) {
        try {
            var found = DatasetFormat.recognise(root);
            return Optional.of("the boxes of a " + found.format() + " dataset, " + found.reason());
        } catch (DatasetException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> splits(Path root) {
        return DatasetReader.splits(root);
    }

    @Override
    public StatedClassSplit read(ClassDatasetSource source, boolean derive, DatasetProblemLog problems) {
        DatasetSource boxes =
                new DatasetSource(source.root(), Optional.empty(), source.split(), source.labels(), source.policy());
        DatasetReading reading = derive ? DatasetReader.read(boxes) : DatasetReader.readDefined(boxes);
        problems.addAll(reading.problems());
        List<String> notes = new ArrayList<>(reading.notes());
        Dataset dataset = reading.dataset();
        List<StatedClassImage> crops = new ArrayList<>();
        dataset.samples().forEach(sample -> crops.addAll(crops(dataset, sample, source.cropMargin())));
        long annotated = dataset.samples().stream()
                .mapToLong(sample -> sample.boxes().size())
                .sum();
        notes.add(crops.size() + " boxes of " + dataset.size() + " images, cut out with a margin of "
                + source.cropMargin() + " of the box on each side; crowds left out: " + (annotated - crops.size()));
        return new StatedClassSplit(dataset.labels().names(), crops, false, false, notes);
    }

    private static List<StatedClassImage> crops(Dataset dataset, Sample sample, double margin) {
        List<StatedClassImage> crops = new ArrayList<>();
        int digits = String.valueOf(sample.boxes().size() - 1).length();
        for (int i = 0; i < sample.boxes().size(); i++) {
            BoxAnnotation annotation = sample.boxes().get(i);
            if (!annotation.crowd()) {
                ImagePart part =
                        new ImagePart.Region(widened(annotation.box(), margin).clip(sample.width(), sample.height()));
                crops.add(new StatedClassImage(
                        sample.id() + "#" + padded(i, digits),
                        sample.file(),
                        part,
                        List.of(dataset.labels().name(annotation.label())),
                        sample.file(),
                        0));
            }
        }
        return crops;
    }

    private static Box.Pixels widened(Box.Pixels box, double margin) {
        double x = margin * box.width();
        double y = margin * box.height();
        return new Box.Pixels(box.xMin() - x, box.yMin() - y, box.xMax() + x, box.yMax() + y);
    }

    /** With leading zeros, so that ids in order of text are in order of number. */
    static String padded(int number, int digits) {
        String text = String.valueOf(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
