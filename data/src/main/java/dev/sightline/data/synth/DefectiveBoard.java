package dev.sightline.data.synth;

import dev.sightline.core.geometry.Box;
import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.synth.BoardLayout.HolePad;
import dev.sightline.data.synth.BoardLayout.SurfacePad;
import dev.sightline.data.synth.BoardLayout.Track;
import dev.sightline.data.synth.DefectShapes.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A layout with defects made in it: its copper as drawn, and each defect's exact box. */
final class DefectiveBoard {

    /** Around what is wrong, in pixels, and at least so much that the box is this wide and high. */
    private static final int MARGIN = 4;

    private static final int SMALLEST_SIDE = 18;
    private static final int TRIES = 60;
    private static final double GAP = 8;
    private static final int BORDER = 3;
    private static final List<DefectKind> KINDS = List.of(DefectKind.values());

    private final BoardLayout layout;
    private final List<Defect> defects = new ArrayList<>();
    private DistanceField copper;

    private DefectiveBoard(BoardLayout layout, int size) {
        this.layout = layout;
        this.copper = new DistanceField(size);
        drawCopper();
    }

    /** Makes up to {@code count} defects; fewer where the layout has no room for them. */
    static DefectiveBoard make(BoardLayout layout, int size, int count, RandomStream random) {
        DefectiveBoard board = new DefectiveBoard(layout, size);
        DefectShapes shapes = new DefectShapes(layout, random);
        for (int i = 0; i < count; i++) {
            DefectKind kind = KINDS.get(random.below(KINDS.size()));
            boolean made = false;
            for (int tried = 0; tried < TRIES && !made; tried++) {
                made = shapes.draw(kind).map(drawn -> board.add(kind, drawn)).orElse(false);
            }
        }
        return board;
    }

    BoardLayout layout() {
        return layout;
    }

    List<Defect> defects() {
        return List.copyOf(defects);
    }

    DistanceField copper() {
        return copper;
    }

    boolean drilled(int hole) {
        return defects.stream().noneMatch(defect -> defect.undrilled() == hole);
    }

    private void drawCopper() {
        Lattice lattice = layout.lattice();
        for (Track track : layout.tracks()) {
            copper.unite(new Outline.Capsule(
                    lattice.x(track.from()),
                    lattice.y(track.from()),
                    lattice.x(track.to()),
                    lattice.y(track.to()),
                    layout.trackWidth() / 2));
        }
        for (HolePad pad : layout.holes()) {
            copper.unite(ring(pad));
        }
        for (SurfacePad pad : layout.pads()) {
            copper.unite(slab(pad));
        }
    }

    Outline ring(HolePad pad) {
        return new Outline.Disc(layout.lattice().x(pad.node()), layout.lattice().y(pad.node()), pad.radius());
    }

    Outline slab(SurfacePad pad) {
        return new Outline.Slab(
                layout.lattice().x(pad.node()), layout.lattice().y(pad.node()), pad.halfWidth(), pad.halfHeight(), 2);
    }

    private boolean add(DefectKind kind, Shapes shapes) {
        DistanceField changed = copper.copy();
        shapes.added().forEach(changed::unite);
        shapes.removed().forEach(changed::cut);
        Optional<Box.Pixels> box =
                shapes.undrilled() >= 0 ? around(ring(layout.holes().get(shapes.undrilled()))) : difference(changed);
        if (box.isEmpty() || defects.stream().anyMatch(other -> other.near(box.get(), GAP))) {
            return false;
        }
        defects.add(new Defect(kind, box.get(), shapes.added(), shapes.removed(), shapes.undrilled()));
        copper = changed;
        return true;
    }

    private Optional<Box.Pixels> around(Outline outline) {
        return withMargin(
                (int) Math.floor(outline.xCenter() - outline.reach()),
                (int) Math.floor(outline.yCenter() - outline.reach()),
                (int) Math.ceil(outline.xCenter() + outline.reach()),
                (int) Math.ceil(outline.yCenter() + outline.reach()),
                2);
    }

    /** The pixels that change by more than a third. */
    private Optional<Box.Pixels> difference(DistanceField changed) {
        int size = copper.size();
        int xMin = size;
        int yMin = size;
        int xMax = 0;
        int yMax = 0;
        for (int pixel = 0; pixel < size * size; pixel++) {
            if (Math.abs(changed.coverage(pixel) - copper.coverage(pixel)) > 1f / 3) {
                xMin = Math.min(xMin, pixel % size);
                xMax = Math.max(xMax, pixel % size + 1);
                yMin = Math.min(yMin, pixel / size);
                yMax = Math.max(yMax, pixel / size + 1);
            }
        }
        return xMin < xMax ? withMargin(xMin, yMin, xMax, yMax, MARGIN) : Optional.empty();
    }

    private Optional<Box.Pixels> withMargin(int xMin, int yMin, int xMax, int yMax, int margin) {
        int dx = Math.max(margin, (SMALLEST_SIDE - (xMax - xMin) + 1) / 2);
        int dy = Math.max(margin, (SMALLEST_SIDE - (yMax - yMin) + 1) / 2);
        int last = copper.size() - BORDER;
        boolean inside = xMin - dx >= BORDER && yMin - dy >= BORDER && xMax + dx <= last && yMax + dy <= last;
        return inside ? Optional.of(new Box.Pixels(xMin - dx, yMin - dy, xMax + dx, yMax + dy)) : Optional.empty();
    }
}
