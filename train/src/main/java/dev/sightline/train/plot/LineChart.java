package dev.sightline.train.plot;

import java.util.List;

/**
 * A chart of curves.
 *
 * @param curves at least one; drawn in order, later ones above earlier ones
 * @param unitRange whether both axes show 0 to 1; otherwise y begins at 0 and both fit their data
 */
record LineChart(String title, String xTitle, String yTitle, List<Curve> curves, boolean unitRange) {

    LineChart {
        curves = List.copyOf(curves);
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("the chart '" + title + "' needs at least one curve");
        }
    }
}
