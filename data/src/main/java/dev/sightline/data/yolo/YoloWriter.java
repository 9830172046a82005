package dev.sightline.data.yolo;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Mask;
import dev.sightline.core.geometry.Polygon;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.core.geometry.RunLengthMask;
import dev.sightline.data.Annotation;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Dataset;
import dev.sightline.data.Sample;
import dev.sightline.data.source.AnnotationProperty;
import dev.sightline.data.source.FormatWriter;
import dev.sightline.data.source.SplitNames;
import dev.sightline.data.source.SplitsToWrite;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes {@code images/train/}, {@code labels/train/} and so on, or without folders of splits where there are none; {@code
 * data.yaml}.
 */
final class YoloWriter implements FormatWriter {

    private final boolean segments;

    /** @param segments whether objects with an outline in one part are written as that, and otherwise as boxes */
    YoloWriter(boolean segments) {
        this.segments = segments;
    }

    /** Enough for a millionth of a pixel in an image of 100,000. */
    private static final int DECIMALS = 12;

    @Override
    public Set<AnnotationProperty> holds() {
        return EnumSet.of(segments ? AnnotationProperty.OUTLINE : AnnotationProperty.BOX_BESIDE_OUTLINE);
    }

    @Override
    public List<String> losses(SplitsToWrite dataset) {
        return List.of();
    }

    @Override
    public void write(SplitsToWrite dataset) throws IOException {
        for (Map.Entry<String, Dataset> split : dataset.splits().entrySet()) {
            String folder = dataset.undivided() ? "" : split.getKey();
            Path images = dataset.folder().resolve("images").resolve(folder);
            Path labels = dataset.folder().resolve("labels").resolve(folder);
            for (Sample sample : split.getValue().samples()) {
                dataset.transfer().transfer(sample.file(), images, sample.id());
                AtomicFile.writeText(labels.resolve(sample.id() + ".txt"), lines(sample));
            }
        }
        AtomicFile.writeText(dataset.folder().resolve("data.yaml"), description(dataset));
    }

    private String lines(Sample sample) {
        StringBuilder text = new StringBuilder();
        for (Annotation annotation : sample.annotations()) {
            annotation.asBox().ifPresent(box -> {
                text.append(box.label());
                numbers(sample, annotation, box)
                        .forEach(number -> text.append(' ').append(decimal(number)));
                text.append('\n');
            });
        }
        return text.toString();
    }

    private List<Double> numbers(Sample sample, Annotation annotation, BoxAnnotation box) {
        if (segments && AnnotationProperty.OUTLINE.isOn(annotation)) {
            return annotation.asMask().orElseThrow().mask().accept(new Corners(sample.width(), sample.height()));
        }
        Box.Normalized fractions = box.box().normalize(sample.width(), sample.height());
        return List.of(fractions.xCenter(), fractions.yCenter(), fractions.width(), fractions.height());
    }

    /** The corners of a mask as fractions of its image; none for runs of pixels. */
    private record Corners(int width, int height) implements Mask.Visitor<List<Double>> {

        @Override
        public List<Double> polygons(PolygonMask mask) {
            List<Double> fractions = new ArrayList<>();
            for (Polygon polygon : mask.polygons()) {
                for (int corner = 0; corner < polygon.corners(); corner++) {
                    fractions.add(polygon.x(corner) / width);
                    fractions.add(polygon.y(corner) / height);
                }
            }
            return fractions;
        }

        @Override
        public List<Double> runLength(RunLengthMask mask) {
            return List.of();
        }
    }

    /** Plain digits: not every reader of such files accepts exponents. */
    private static String decimal(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String description(SplitsToWrite dataset) {
        StringBuilder text = new StringBuilder("path: .\n");
        for (String split : dataset.splits().keySet()) {
            boolean usual =
                    List.of(SplitNames.TRAIN, SplitNames.VAL, SplitNames.TEST).contains(split);
            if (usual) {
                text.append(split).append(": images/").append(split).append('\n');
            }
        }
        text.append("names:\n");
        List<String> names = dataset.labels().names();
        for (int label = 0; label < names.size(); label++) {
            // A JSON text is a YAML text, whatever is in it.
            String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(names.get(label)));
            text.append("  ").append(label).append(": \"").append(quoted).append("\"\n");
        }
        return text.toString();
    }
}
