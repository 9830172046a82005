package dev.sightline.data.synth;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.synth.BoardLayout.HolePad;
import dev.sightline.data.synth.BoardLayout.SurfacePad;

/**
 * Paints a board as it lies under even light: substrate, lacquer over copper, bare metal, holes, printing, parts. Used
 * once.
 */
final class BoardPainter {

    private static final float WEAVE = .022f;
    private static final float RELIEF = .55f;
    private static final Rgb BORE = Rgb.of(0x0B0C0C);
    private static final Rgb WHITE = Rgb.of(0xFFFFFF);

    private final DefectiveBoard board;
    private final BoardStyle style;
    private final RandomStream random;
    private final PaintLayer paint;
    private final int size;

    private BoardPainter(DefectiveBoard board, BoardStyle style, RandomStream random) {
        this.board = board;
        this.style = style;
        this.random = random;
        this.size = board.copper().size();
        this.paint = new PaintLayer(size);
    }

    static PaintLayer paint(DefectiveBoard board, BoardStyle style, RandomStream random) {
        BoardPainter painter = new BoardPainter(board, style, random);
        painter.lacquer();
        painter.printing();
        painter.metal();
        painter.parts();
        return painter.paint;
    }

    /** Lacquer is lighter over copper, and its edges catch the light. */
    private void lacquer() {
        DistanceField copper = board.copper();
        float[] weave = weave();
        SoftNoise stains = new SoftNoise(random, size, 43);
        SoftNoise grain = new SoftNoise(random, size, 3.1);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int pixel = y * size + x;
                paint.blend(pixel, style.mask(), 1);
                float covered = copper.coverage(pixel, 1.6f);
                paint.blend(pixel, style.maskOnCopper(), covered);
                float threads = weave[x] * weave[y + size] * (1 - .8f * covered);
                paint.scale(pixel, 1 + .07f * stains.at(x, y) + .045f * grain.at(x, y));
                paint.add(pixel, WEAVE * threads + RELIEF * .12f * slope(copper, x, y));
            }
        }
    }

    /** Warp and weft of the glass cloth: a wave along x, then one along y. */
    private float[] weave() {
        double period = random.uniform(4.2, 7);
        double shift = random.uniform(0, 6);
        float[] waves = new float[2 * size];
        for (int i = 0; i < size; i++) {
            waves[i] = (float) StrictMath.sin(2 * Math.PI * i / period + shift);
            waves[i + size] = (float) StrictMath.sin(2 * Math.PI * i / (period * 1.13));
        }
        return waves;
    }

    /** How much the lacquer's surface leans towards the lamp: copper lifts it. */
    private float slope(DistanceField copper, int x, int y) {
        int left = y * size + Math.max(0, x - 1);
        int right = y * size + Math.min(size - 1, x + 1);
        int up = Math.max(0, y - 1) * size + x;
        int down = Math.min(size - 1, y + 1) * size + x;
        float dx = copper.coverage(left, 4) - copper.coverage(right, 4);
        float dy = copper.coverage(up, 4) - copper.coverage(down, 4);
        return (float) (dx * style.light().x() + dy * style.light().y()) * 2.5f;
    }

    private void metal() {
        SoftNoise brushed = new SoftNoise(random, size, 2.3);
        SoftNoise tarnish = new SoftNoise(random, size, 9);
        DistanceField bare = new DistanceField(size);
        for (HolePad pad : board.layout().holes()) {
            bare.unite(board.ring(pad));
        }
        for (SurfacePad pad : board.layout().pads()) {
            bare.unite(board.slab(pad));
        }
        for (int pixel = 0; pixel < size * size; pixel++) {
            float inside = bare.coverage(pixel);
            if (inside > 0) {
                float shade = 1
                        + .09f * brushed.at(pixel % size, pixel / size)
                        + .09f * tarnish.at(pixel % size, pixel / size);
                // Solder thins out towards the rim and darkens there.
                float rim = Math.max(0, 1 + bare.distance(pixel) / 2.5f);
                paint.blend(pixel, style.metal().scaled(shade * (1 - .22f * rim)), inside);
                paint.add(pixel, inside * .1f * slope(bare, pixel % size, pixel / size));
            }
        }
        for (int i = 0; i < board.layout().holes().size(); i++) {
            if (board.drilled(i)) {
                drill(board.layout().holes().get(i));
            }
        }
    }

    /** A dark bore whose far wall catches some light. */
    private void drill(HolePad pad) {
        double x = board.layout().lattice().x(pad.node()) + random.uniform(-.6, .6);
        double y = board.layout().lattice().y(pad.node()) + random.uniform(-.6, .6);
        paint.fill(new Outline.Disc(x, y, pad.hole() + .9), style.metal().scaled(.55), .8, 1.4);
        paint.fill(new Outline.Disc(x, y, pad.hole()), BORE);
        double shift = pad.hole() * .35;
        paint.fill(
                new Outline.Disc(
                        x - shift * style.light().x(), y - shift * style.light().y(), pad.hole() * .55),
                style.metal().scaled(.35),
                .35,
                3);
    }

    private void printing() {
        Silkscreen.print(board, random).forEach(stroke -> paint.fill(stroke, style.ink(), .88, 1.2));
    }

    private void parts() {
        PartPainter painter = new PartPainter(paint, style, random);
        board.layout().parts().forEach(painter::paint);
        dust();
    }

    private void dust() {
        int specks = random.below(6);
        for (int i = 0; i < specks; i++) {
            double x = random.uniform(0, size);
            double y = random.uniform(0, size);
            double reach = random.uniform(1, 5);
            Outline fibre = new Outline.Capsule(
                    x, y, x + random.uniform(-reach, reach), y + random.uniform(-reach, reach), random.uniform(.3, .7));
            paint.fill(fibre, WHITE, random.uniform(.12, .35), 1.2);
        }
    }
}
