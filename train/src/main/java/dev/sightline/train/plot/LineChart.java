package dev.sightline.train.plot;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A chart of curves.
 *
 * @param curves at least one; drawn in order, later ones above earlier ones
 * @param end where the x axis ends that begins at 0, y being within 0 to 1; empty where y begins at 0 and both axes fit
 *     their data
 */
record LineChart(String title, String xTitle, String yTitle, List<Curve> curves, OptionalDouble end) {

    LineChart {
        curves = List.copyOf(curves);
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("the chart '" + title + "' needs at least one curve");
        }
    }
}
