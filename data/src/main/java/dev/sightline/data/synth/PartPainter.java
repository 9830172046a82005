package dev.sightline.data.synth;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.synth.BoardLayout.Part;

/** Paints the parts that sit on a board, each with its shadow. */
final class PartPainter {

    private static final Rgb SHADOW = Rgb.of(0x000000);
    private static final Rgb TIN = Rgb.of(0xC2C5C8);
    private static final Rgb CERAMIC = Rgb.of(0xA88659);
    private static final Rgb RESIN = Rgb.of(0x1B1C1E);
    private static final Rgb LASER = Rgb.of(0x75787A);

    private final PaintLayer paint;
    private final BoardStyle style;
    private final RandomStream random;

    PartPainter(PaintLayer paint, BoardStyle style, RandomStream random) {
        this.paint = paint;
        this.style = style;
        this.random = random;
    }

    void paint(Part part) {
        double height = part.kind() == Part.Kind.CIRCUIT ? 4 : 2.5;
        Outline shadow = new Outline.Slab(
                part.xCenter() - height * style.light().x(),
                part.yCenter() - height * style.light().y(),
                part.halfWidth(),
                part.halfHeight(),
                3);
        paint.fill(shadow, SHADOW, .45, 5);
        if (part.kind() == Part.Kind.CIRCUIT) {
            circuit(part);
        } else {
            chip(part, part.kind() == Part.Kind.RESISTOR ? RESIN : CERAMIC);
        }
    }

    /** A black body with a bevel, a dimple at the first pin, and lines of lettering too fine to read. */
    private void circuit(Part part) {
        Rgb body = RESIN.varied(random, .02);
        paint.fill(slab(part, 0, 2), body.scaled(1.9));
        paint.fill(slab(part, 1.6, 1.5), body);
        double x = part.xCenter() - part.halfWidth() + 6;
        double y = part.yCenter() - part.halfHeight() + 6;
        paint.fill(new Outline.Disc(x, y, 2.2), body.scaled(.4));
        int rows = 2 + random.below(2);
        for (int row = 0; row < rows; row++) {
            double yRow = part.yCenter() + (row - (rows - 1) / 2.0) * 7;
            for (double at = -part.halfWidth() + 9; at < part.halfWidth() - 7; at += random.uniform(2.5, 5)) {
                double xMark = part.xCenter() + at;
                paint.fill(new Outline.Capsule(xMark, yRow - 1.6, xMark, yRow + 1.6, .6), LASER, .5, 1.4);
            }
        }
    }

    /** A small block with tinned ends. */
    private void chip(Part part, Rgb color) {
        paint.fill(slab(part, 0, 1.5), TIN.varied(random, .03));
        double end = (part.horizontal() ? part.halfWidth() : part.halfHeight()) * .32;
        Outline middle = new Outline.Slab(
                part.xCenter(),
                part.yCenter(),
                part.halfWidth() - (part.horizontal() ? end : 0),
                part.halfHeight() - (part.horizontal() ? 0 : end),
                .5);
        paint.fill(middle, color.varied(random, .04));
    }

    private static Outline slab(Part part, double inset, double corner) {
        return new Outline.Slab(
                part.xCenter(), part.yCenter(), part.halfWidth() - inset, part.halfHeight() - inset, corner);
    }
}
