package dev.sightline.image.draw;

import java.awt.Color;

/** A fixed colour for each class: bright enough on dark images, dark enough on light ones, neighbours far apart. */
final class Palette {

    private static final int[] COLORS = {
        0x2F80ED, 0xF2711C, 0x21BA45, 0xE0307A, 0x8E5CF0, 0x00A8B5, 0xE8B708, 0xDB2828, 0x7FB800, 0x4B5BD7, 0xC75000,
        0x12A27B, 0xB43CC9, 0x0091E0, 0xA0703C, 0xFF6F91
    };

    private Palette() {}

    /** The class's colour; after sixteen classes they begin again, each time a little darker. */
    static Color of(int label) {
        Color color = new Color(COLORS[label % COLORS.length]);
        int round = label / COLORS.length;
        double share = Math.max(.5, 1 - .18 * round);
        return new Color(
                (int) (color.getRed() * share), (int) (color.getGreen() * share), (int) (color.getBlue() * share));
    }

    /** White or near-black, whichever is easier to read on a colour (relative luminance, Rec. 709 weights). */
    static Color textOn(Color background) {
        double luminance = .2126 * background.getRed() + .7152 * background.getGreen() + .0722 * background.getBlue();
        return luminance > 165 ? new Color(0x202124) : Color.WHITE;
    }
}
