package dev.sightline.data.format;

import dev.sightline.core.contract.Size;
import dev.sightline.core.geometry.Box;
import dev.sightline.core.geometry.Mask;
import dev.sightline.core.geometry.PolygonMask;
import dev.sightline.core.geometry.RunLengthMask;
import dev.sightline.data.Annotation;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.ClassLabel;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.MaskAnnotation;
import dev.sightline.data.Sample;
import dev.sightline.data.source.FourNumbers;
import dev.sightline.data.source.StatedAnnotation;
import dev.sightline.data.source.StatedBox;
import dev.sightline.data.source.StatedClass;
import dev.sightline.data.source.StatedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Judges one image and its annotations, whatever format they came from. Used once, by one thread. */
final class ImageCheck implements StatedAnnotation.Visitor<Optional<Annotation>> {

    /**
     * Edges this far outside, in pixels, are rounding and no problem: six decimal places of a fraction, and then some.
     */
    private static final double ROUNDING = .01;

    private final StatedImage stated;
    private final ClassNumbers classes;
    private final Size file;
    private final List<DatasetProblem> problems = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private boolean usable = true;
    /** Whether an object is on the image that no annotation is left of. */
    private boolean objectLost;

    private int clipped;
    private int unfitMasks;

    /** Whether a mask counts the pixels of an image of this size. */
    private record Fits(Size image) implements Mask.Visitor<Boolean> {

        @Override
        public Boolean polygons(PolygonMask mask) {
            return true;
        }

        @Override
        public Boolean runLength(RunLengthMask mask) {
            return mask.width() == image.width() && mask.height() == image.height();
        }
    }

    private ImageCheck(StatedImage stated, ClassNumbers classes, Size file) {
        this.stated = stated;
        this.classes = classes;
        this.file = file;
    }

    static CheckedImage check(StatedImage stated, ClassNumbers classes, ImageHeaders.Header header) {
        if (header.size().isEmpty()) {
            return new CheckedImage(
                    Optional.empty(),
                    header.problem().stream().toList(),
                    stated.annotations().size(),
                    0,
                    0);
        }
        return new ImageCheck(stated, classes, header.size().get()).check();
    }

    private CheckedImage check() {
        if (stated.size().isPresent() && !stated.size().get().equals(file)) {
            problem(
                    DatasetProblemKind.SIZE_MISMATCH,
                    stated.origin().line(),
                    mismatch(stated.size().get(), file));
            return unusable();
        }
        List<Annotation> annotations = stated.annotations().stream()
                .map(annotation -> annotation.accept(this))
                .flatMap(Optional::stream)
                .toList();
        if (!usable || objectLost || isRefused(annotations)) {
            return unusable();
        }
        Sample sample =
                Sample.of(stated.id(), stated.image(), stated.image().part().size(file), annotations);
        return new CheckedImage(
                Optional.of(sample), problems, stated.annotations().size() - annotations.size(), clipped, unfitMasks);
    }

    /** Whether all that was annotated was refused: then the image is no background, nothing is known of it. */
    private boolean isRefused(List<Annotation> left) {
        return left.isEmpty() && !stated.annotations().isEmpty();
    }

    private CheckedImage unusable() {
        return new CheckedImage(Optional.empty(), problems, stated.annotations().size(), 0, 0);
    }

    private String mismatch(Size expected, Size actual) {
        boolean turned = expected.width() == actual.height() && expected.height() == actual.width();
        return "the annotations state " + expected + ", " + stated.image() + " is " + actual
                + (turned ? ": annotated on the image as stored, without its EXIF orientation?" : "");
    }

    /** An image of an unknown class is of no use: what it shows is not known. */
    @Override
    public Optional<Annotation> classLabel(StatedClass one) {
        OptionalInt label = classes.label(one.label());
        if (label.isEmpty()) {
            usable = false;
            problems.add(new DatasetProblem(
                    DatasetProblemKind.UNKNOWN_CLASS,
                    stated.origin().file(),
                    stated.origin().line(),
                    classes.unknown(one.label())));
            return Optional.empty();
        }
        return seen.add(label.getAsInt()) ? Optional.of(new ClassLabel(label.getAsInt())) : Optional.empty();
    }

    @Override
    public Optional<Annotation> box(StatedBox one) {
        FourNumbers edges = one.notation().edges(one.numbers(), file.width(), file.height());
        OptionalInt found = classes.label(one.category());
        if (found.isEmpty()) {
            problem(DatasetProblemKind.UNKNOWN_CLASS, one.line(), classes.unknown(one.category()));
            objectLost = true;
            return Optional.empty();
        }
        int label = found.getAsInt();
        Optional<Box.Pixels> box = box(edges, file, one.line());
        if (box.isEmpty()) {
            return Optional.empty();
        }
        if (!seen.add(List.of(label, box.get(), one.flags().crowd()))) {
            problem(
                    DatasetProblemKind.DUPLICATE_BOX,
                    one.line(),
                    "the same box of '" + name(label) + "' was there before: " + edges);
            return Optional.empty();
        }
        double area = one.area().orElse(box.get().area());
        BoxAnnotation object = new BoxAnnotation(
                box.get(), label, area, one.flags().crowd(), one.flags().difficult());
        Optional<Mask> mask = one.mask().map(stated -> stated.of(file.width(), file.height()));
        if (mask.isPresent() && !mask.get().accept(new Fits(file))) {
            unfitMasks++;
            return Optional.of(object);
        }
        return Optional.of(
                mask.<Annotation>map(known -> new MaskAnnotation(object, known)).orElse(object));
    }

    private Optional<Box.Pixels> box(FourNumbers edges, Size size, int line) {
        if (!edges.finite()) {
            problem(DatasetProblemKind.MALFORMED_FILE, line, "a box needs finite numbers, found " + edges);
            objectLost = true;
            return Optional.empty();
        }
        if (!(edges.first() < edges.third() && edges.second() < edges.fourth())) {
            problem(DatasetProblemKind.ZERO_AREA, line, "a box needs xMin < xMax and yMin < yMax, found " + edges);
            // A box without an area marks nothing; one whose corners are exchanged marks an object.
            objectLost |= edges.first() > edges.third() || edges.second() > edges.fourth();
            return Optional.empty();
        }
        Box.Pixels whole = new Box.Pixels(edges.first(), edges.second(), edges.third(), edges.fourth());
        Box.Pixels inside = whole.clip(size.width(), size.height());
        if (inside.area() <= 0) {
            problem(DatasetProblemKind.BOX_OUTSIDE, line, edges + " lies wholly outside the image of " + size);
            return Optional.empty();
        }
        if (sticksOut(whole, inside)) {
            problem(DatasetProblemKind.BOX_OUTSIDE, line, edges + " reaches outside the image of " + size);
            clipped++;
        }
        return Optional.of(inside);
    }

    private static boolean sticksOut(Box.Pixels whole, Box.Pixels inside) {
        double most = Math.max(
                Math.max(inside.xMin() - whole.xMin(), inside.yMin() - whole.yMin()),
                Math.max(whole.xMax() - inside.xMax(), whole.yMax() - inside.yMax()));
        return most > ROUNDING;
    }

    private String name(int label) {
        return classes.labels().name(label);
    }

    private void problem(DatasetProblemKind kind, int line, String message) {
        // The line alone does not name the image where a whole split is one file, often one line.
        problems.add(new DatasetProblem(kind, stated.origin().file(), line, "image '" + stated.id() + "': " + message));
    }
}
