package dev.sightline.train.plot;

import java.awt.Color;
import java.awt.Font;

/** Colours and letters that all plots share. */
final class Look {

    static final Color INK = new Color(0x1F2328);
    static final Color SOFT_INK = new Color(0x57606A);
    static final Color GRID = new Color(0xE4E7EB);
    /** Half transparent, so that where many lines run together it shows. */
    static final Color FAINT = new Color(0x70A3AFBC, true);

    /** Where a matrix cell holds its whole row. */
    static final Color FULL = new Color(0x0B4F8A);

    /** Safe for colour-blind readers: the palette of Okabe and Ito (2008), the yellow darkened. */
    private static final int[] SERIES = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x8A7A00};

    private Look() {}

    /** The colour of the n-th line; after seven they begin again, darker. */
    static Color series(int number) {
        Color color = new Color(SERIES[number % SERIES.length]);
        int round = number / SERIES.length;
        double share = Math.pow(.62, round);
        return new Color(
                (int) (color.getRed() * share), (int) (color.getGreen() * share), (int) (color.getBlue() * share));
    }

    /** The name, or {@code #label} where no font of this machine has its letters. */
    static String displayable(String name, int label) {
        return font(Font.PLAIN, 14).canDisplayUpTo(name) < 0 ? name : "#" + label;
    }

    /** Whether this machine has any font; without one Java2D fails with whatever its native part ran into. */
    static boolean hasFont() {
        try {
            return font(Font.PLAIN, 14).canDisplay('x');
        } catch (InternalError | LinkageError | RuntimeException e) {
            return false;
        }
    }

    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }
}
