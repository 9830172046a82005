package dev.sightline.data.synth;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.synth.BoardLayout.Part;
import dev.sightline.data.synth.Lattice.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The printing on a board: outlines of parts, their names, and a few marks. Letters are strokes, since fonts differ
 * between machines.
 */
final class Silkscreen {

    private static final double LINE = .85;
    private static final int[][] STROKES = {
        {0, 0, 0, 2, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1, 1, 2}, // R
        {1, 0, 0, 0, 0, 0, 0, 2, 0, 2, 1, 2}, // C
        {0, 0, 0, 2, 0, 2, 1, 2, 1, 2, 1, 0}, // U
        {0, 0, 0, 2, 0, 2, 1, 2}, // L
        {0, 2, 0, 0, 0, 0, 1, 0, 1, 0, 1, 2, 0, 1, 1, 1}, // A
        {1, 0, 1, 2}, // 1
        {0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 2, 0, 2, 1, 2}, // 2
        {0, 0, 1, 0, 1, 0, 1, 2, 1, 2, 0, 2, 0, 1, 1, 1}, // 3
        {0, 0, 0, 1, 0, 1, 1, 1, 1, 0, 1, 2}, // 4
        {1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 2, 1, 2, 0, 2}, // 5
        {0, 0, 1, 0, 1, 0, 0, 2}, // 7
    };

    private final RandomStream random;
    private final List<Outline> strokes = new ArrayList<>();

    private Silkscreen(RandomStream random) {
        this.random = random;
    }

    /** The strokes of a board's printing; none runs over a defect. */
    static List<Outline> print(DefectiveBoard board, RandomStream random) {
        Silkscreen printing = new Silkscreen(random);
        board.layout().parts().forEach(printing::outline);
        Lattice lattice = board.layout().lattice();
        int names = 1 + random.below(4);
        for (int i = 0; i < names * 3; i++) {
            Node node = new Node(random.below(lattice.count()), random.below(lattice.count()));
            if (lattice.free(node) && lattice.free(node.step(0))) {
                printing.name(lattice.x(node) - 6, lattice.y(node) - 5);
            }
        }
        return printing.strokes.stream()
                .filter(stroke -> board.defects().stream().noneMatch(defect -> covers(defect, stroke)))
                .toList();
    }

    private static boolean covers(Defect defect, Outline stroke) {
        double reach = stroke.reach();
        return stroke.xCenter() + reach > defect.box().xMin()
                && stroke.xCenter() - reach < defect.box().xMax()
                && stroke.yCenter() + reach > defect.box().yMin()
                && stroke.yCenter() - reach < defect.box().yMax();
    }

    /** Two lines along a part, and a dot at the first pin of a circuit. */
    private void outline(Part part) {
        double x = part.halfWidth() + 3.5;
        double y = part.halfHeight() + 3.5;
        if (part.kind() == Part.Kind.CIRCUIT || part.horizontal()) {
            line(part.xCenter() - x, part.yCenter() - y, part.xCenter() + x, part.yCenter() - y);
            line(part.xCenter() - x, part.yCenter() + y, part.xCenter() + x, part.yCenter() + y);
        } else {
            line(part.xCenter() - x, part.yCenter() - y, part.xCenter() - x, part.yCenter() + y);
            line(part.xCenter() + x, part.yCenter() - y, part.xCenter() + x, part.yCenter() + y);
        }
        if (part.kind() == Part.Kind.CIRCUIT) {
            strokes.add(new Outline.Disc(part.xCenter() - x - 3, part.yCenter() - y, 1.8));
        }
    }

    private void name(double x, double y) {
        double height = random.uniform(9, 12);
        int letters = 2 + random.below(2);
        for (int i = 0; i < letters; i++) {
            int glyph = i == 0 ? random.below(5) : 5 + random.below(6);
            letter(STROKES[glyph], x + i * height * .72, y, height / 2);
        }
    }

    private void letter(int[] ends, double x, double y, double unit) {
        for (int i = 0; i + 3 < ends.length; i += 4) {
            line(x + ends[i] * unit, y + ends[i + 1] * unit, x + ends[i + 2] * unit, y + ends[i + 3] * unit);
        }
    }

    private void line(double xFrom, double yFrom, double xTo, double yTo) {
        strokes.add(new Outline.Capsule(xFrom, yFrom, xTo, yTo, LINE));
    }
}
