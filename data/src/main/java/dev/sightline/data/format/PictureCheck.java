package dev.sightline.data.format;

import dev.sightline.core.geometry.Box;
import dev.sightline.data.Annotation;
import dev.sightline.data.Fault;
import dev.sightline.data.FaultKind;
import dev.sightline.data.Sample;
import dev.sightline.data.source.FourNumbers;
import dev.sightline.data.source.StatedBox;
import dev.sightline.data.source.StatedPicture;
import dev.sightline.data.source.StatedPicture.Size;
import dev.sightline.image.format.PictureException;
import dev.sightline.image.format.PictureHeader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges one picture and its boxes, whatever format they came from. Used once, by one thread. */
final class PictureCheck {

    /**
     * Edges this far outside, in pixels, are rounding and no fault: six decimal places of a fraction, and then some.
     */
    private static final double ROUNDING = .01;

    private final StatedPicture stated;
    private final ClassNumbers classes;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Annotation> annotations = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private int clipped;

    private PictureCheck(StatedPicture stated, ClassNumbers classes) {
        this.stated = stated;
        this.classes = classes;
    }

    static CheckedPicture check(StatedPicture stated, ClassNumbers classes) {
        return new PictureCheck(stated, classes).check();
    }

    private CheckedPicture check() {
        Optional<Size> size = size();
        if (size.isEmpty()) {
            return new CheckedPicture(Optional.empty(), faults, stated.boxes().size(), 0);
        }
        stated.boxes().forEach(box -> add(box, size.get()));
        Sample sample = new Sample(
                stated.id(), stated.picture(), size.get().width(), size.get().height(), annotations);
        return new CheckedPicture(Optional.of(sample), faults, stated.boxes().size() - annotations.size(), clipped);
    }

    private Optional<Size> size() {
        Size actual;
        try {
            PictureHeader header = PictureHeader.read(stated.picture());
            actual = new Size(header.width(), header.height());
        } catch (PictureException e) {
            faults.add(new Fault(FaultKind.UNREADABLE_PICTURE, stated.picture(), 0, e.reason()));
            return Optional.empty();
        }
        if (stated.size().isPresent() && !stated.size().get().equals(actual)) {
            fault(
                    FaultKind.SIZE_MISMATCH,
                    stated.origin().line(),
                    mismatch(stated.size().get(), actual));
            return Optional.empty();
        }
        return Optional.of(actual);
    }

    private String mismatch(Size said, Size actual) {
        boolean turned = said.width() == actual.height() && said.height() == actual.width();
        return "the annotations say " + said + ", " + stated.picture() + " is " + actual
                + (turned ? ": annotated on the picture as stored, without its EXIF orientation?" : "");
    }

    private void add(StatedBox stated, Size size) {
        FourNumbers edges = stated.notation().edges(stated.numbers(), size.width(), size.height());
        Integer label = classes.labelByNumber().get(stated.category());
        if (label == null) {
            fault(FaultKind.UNKNOWN_CLASS, stated.line(), classes.unknown(stated.category()));
            return;
        }
        Optional<Box.Pixels> box = box(edges, size, stated.line());
        if (box.isEmpty()) {
            return;
        }
        if (!seen.add(List.of(label, box.get(), stated.flags().crowd()))) {
            fault(
                    FaultKind.DUPLICATE_BOX,
                    stated.line(),
                    "the same box of '" + name(label) + "' was there before: " + edges);
            return;
        }
        double area = stated.area().orElse(box.get().area());
        annotations.add(new Annotation(
                box.get(), label, area, stated.flags().crowd(), stated.flags().difficult()));
    }

    private Optional<Box.Pixels> box(FourNumbers edges, Size size, int line) {
        if (!edges.finite()) {
            fault(FaultKind.MALFORMED_FILE, line, "a box needs finite numbers, found " + edges);
            return Optional.empty();
        }
        if (!(edges.first() < edges.third() && edges.second() < edges.fourth())) {
            fault(FaultKind.ZERO_AREA, line, "a box needs xMin < xMax and yMin < yMax, found " + edges);
            return Optional.empty();
        }
        Box.Pixels whole = new Box.Pixels(edges.first(), edges.second(), edges.third(), edges.fourth());
        Box.Pixels inside = whole.clip(size.width(), size.height());
        if (inside.area() <= 0) {
            fault(FaultKind.BOX_OUTSIDE, line, edges + " lies wholly outside the picture of " + size);
            return Optional.empty();
        }
        if (sticksOut(whole, inside)) {
            fault(FaultKind.BOX_OUTSIDE, line, edges + " reaches outside the picture of " + size);
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

    private void fault(FaultKind kind, int line, String message) {
        // The line alone does not name the picture where a whole split is one file, often one line.
        faults.add(new Fault(kind, stated.origin().file(), line, "picture '" + stated.id() + "': " + message));
    }
}
