package dev.sightline.train.plot;

import java.util.List;

/**
 * One line of a chart.
 *
 * @param name in the legend; empty to leave it out of the legend
 * @param x rising
 * @param y one for each x, all finite
 * @param emphasis how it is drawn
 */
record Curve(String name, List<Double> x, List<Double> y, Emphasis emphasis) {

    /** How much a line stands out. */
    enum Emphasis {
        NORMAL,
        /** Thick and dark: the deciding metric. */
        STRONG,
        /** Thin and grey: one of too many to distinguish. */
        FAINT
    }

    Curve {
        x = List.copyOf(x);
        y = List.copyOf(y);
        if (x.isEmpty() || x.size() != y.size()) {
            throw new IllegalArgumentException("curve '" + name + "' needs as many x as y and at least one, received "
                    + x.size() + " and " + y.size());
        }
    }
}
