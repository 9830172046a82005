package dev.sightline.data.format;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.ClassLabel;
import dev.sightline.data.Dataset;
import dev.sightline.data.DatasetException;
import dev.sightline.data.ImagePart;
import dev.sightline.data.ImageReference;
import dev.sightline.data.Sample;
import dev.sightline.data.format.DatasetReading.LeftOut;
import dev.sightline.data.source.FormatWriter;
import dev.sightline.data.source.NumberedId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The boxes of a detection dataset, each the image of one class. Boxes with a margin end at the image's edge; crowds
 * are no single object and are left out, which is noted. The id of a crop is its image's, {@code #}, and the box's
 * place among the image's boxes, counted from 0.
 */
final class CropReader implements FormatReader {

    private static final Optional<AnnotationKind> BOXES = Optional.of(AnnotationKind.BOX);

    @Override
    public String layout() {
        return "a detection dataset (COCO, VOC or YOLO), of which each box is an image";
    }

    @Override
    public Set<AnnotationKind> kinds() {
        return Set.of(AnnotationKind.CLASS);
    }

    @Override
    public Optional<String> recognise(Path root) throws IOException {
        return new FormatSearch(root, BOXES)
                .single()
                .map(found -> "the boxes of a " + found.format() + " dataset, " + found.reason());
    }

    @Override
    public List<String> splits(Path root) {
        return DatasetReader.splits(root, AnnotationKind.BOX);
    }

    @Override
    public boolean isDivided() {
        return true;
    }

    @Override
    public DatasetReading read(DatasetSource source, Recognition recognition, boolean derive) {
        double margin = source.options().cropMargin();
        DatasetSource boxes = new DatasetSource(
                source.root(),
                Optional.empty(),
                source.split(),
                source.labels(),
                new ReadingOptions(
                        source.options().policy(),
                        BOXES,
                        source.options().listLabels(),
                        margin,
                        source.options().oneBased()));
        DatasetReading reading = DatasetReader.read(boxes, derive);
        Dataset dataset = reading.dataset();
        List<Sample> crops = new ArrayList<>();
        dataset.samples().forEach(sample -> crops.addAll(crops(sample, margin)));
        crops.sort(Comparator.comparing(Sample::id));
        if (crops.isEmpty()) {
            throw new DatasetException(
                    "split '" + source.split() + "' of " + source.root() + " has no box that could be cut out");
        }
        long annotated = dataset.samples().stream()
                .mapToLong(sample -> sample.boxes().size())
                .sum();
        List<String> notes = new ArrayList<>(reading.notes());
        notes.add(crops.size() + " boxes of " + dataset.size() + " images, cut out with a margin of " + margin
                + " of the box on each side; crowds left out: " + (annotated - crops.size()));
        return new DatasetReading(
                Dataset.ofClasses(dataset.labels(), crops, false),
                recognition,
                reading.problems(),
                notes,
                new LeftOut(reading.left().boxes(), 0, 0),
                reading.notKept());
    }

    @Override
    public Optional<FormatWriter> writer() {
        return Optional.empty();
    }

    private static List<Sample> crops(Sample sample, double margin) {
        List<BoxAnnotation> boxes = sample.boxes();
        List<Sample> crops = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            BoxAnnotation annotation = boxes.get(i);
            if (!annotation.crowd()) {
                Size size = sample.size();
                ImagePart part =
                        new ImagePart.Region(widened(annotation.box(), margin).clip(size.width(), size.height()));
                crops.add(Sample.of(
                        NumberedId.of(sample.id(), i, boxes.size()),
                        new ImageReference(sample.file(), part),
                        part.size(size),
                        List.of(new ClassLabel(annotation.label()))));
            }
        }
        return crops;
    }

    private static Box.Pixels widened(Box.Pixels box, double margin) {
        double x = margin * box.width();
        double y = margin * box.height();
        return new Box.Pixels(box.xMin() - x, box.yMin() - y, box.xMax() + x, box.yMax() + y);
    }
}
