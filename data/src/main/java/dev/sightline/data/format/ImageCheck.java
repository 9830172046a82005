package dev.sightline.data.format;

import dev.sightline.core.geometry.Box;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.Sample;
import dev.sightline.data.source.FourNumbers;
import dev.sightline.data.source.StatedBox;
import dev.sightline.data.source.StatedImage;
import dev.sightline.data.source.StatedImage.Size;
import dev.sightline.image.format.ImageException;
import dev.sightline.image.format.ImageHeader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges one image and its boxes, whatever format they came from. Used once, by one thread. */
final class ImageCheck {

    /**
     * Edges this far outside, in pixels, are rounding and no problem: six decimal places of a fraction, and then some.
     */
    private static final double ROUNDING = .01;

    private final StatedImage stated;
    private final ClassNumbers classes;
    private final List<DatasetProblem> problems = new ArrayList<>();
    private final List<BoxAnnotation> annotations = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private int clipped;

    private ImageCheck(StatedImage stated, ClassNumbers classes) {
        this.stated = stated;
        this.classes = classes;
    }

    static CheckedImage check(StatedImage stated, ClassNumbers classes) {
        return new ImageCheck(stated, classes).check();
    }

    private CheckedImage check() {
        Optional<Size> size = size();
        if (size.isEmpty()) {
            return new CheckedImage(Optional.empty(), problems, stated.boxes().size(), 0);
        }
        stated.boxes().forEach(box -> add(box, size.get()));
        Sample sample = Sample.of(
                stated.id(), stated.image(), size.get().width(), size.get().height(), annotations);
        return new CheckedImage(Optional.of(sample), problems, stated.boxes().size() - annotations.size(), clipped);
    }

    private Optional<Size> size() {
        Size actual;
        try {
            ImageHeader header = ImageHeader.read(stated.image());
            actual = new Size(header.width(), header.height());
        } catch (ImageException e) {
            problems.add(new DatasetProblem(DatasetProblemKind.UNREADABLE_IMAGE, stated.image(), 0, e.reason()));
            return Optional.empty();
        }
        if (stated.size().isPresent() && !stated.size().get().equals(actual)) {
            problem(
                    DatasetProblemKind.SIZE_MISMATCH,
                    stated.origin().line(),
                    mismatch(stated.size().get(), actual));
            return Optional.empty();
        }
        return Optional.of(actual);
    }

    private String mismatch(Size said, Size actual) {
        boolean turned = said.width() == actual.height() && said.height() == actual.width();
        return "the annotations say " + said + ", " + stated.image() + " is " + actual
                + (turned ? ": annotated on the image as stored, without its EXIF orientation?" : "");
    }

    private void add(StatedBox stated, Size size) {
        FourNumbers edges = stated.notation().edges(stated.numbers(), size.width(), size.height());
        Integer label = classes.labelByNumber().get(stated.category());
        if (label == null) {
            problem(DatasetProblemKind.UNKNOWN_CLASS, stated.line(), classes.unknown(stated.category()));
            return;
        }
        Optional<Box.Pixels> box = box(edges, size, stated.line());
        if (box.isEmpty()) {
            return;
        }
        if (!seen.add(List.of(label, box.get(), stated.flags().crowd()))) {
            problem(
                    DatasetProblemKind.DUPLICATE_BOX,
                    stated.line(),
                    "the same box of '" + name(label) + "' was there before: " + edges);
            return;
        }
        double area = stated.area().orElse(box.get().area());
        annotations.add(new BoxAnnotation(
                box.get(), label, area, stated.flags().crowd(), stated.flags().difficult()));
    }

    private Optional<Box.Pixels> box(FourNumbers edges, Size size, int line) {
        if (!edges.finite()) {
            problem(DatasetProblemKind.MALFORMED_FILE, line, "a box needs finite numbers, found " + edges);
            return Optional.empty();
        }
        if (!(edges.first() < edges.third() && edges.second() < edges.fourth())) {
            problem(DatasetProblemKind.ZERO_AREA, line, "a box needs xMin < xMax and yMin < yMax, found " + edges);
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
