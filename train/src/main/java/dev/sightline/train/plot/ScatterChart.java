package dev.sightline.train.plot;

import java.util.List;

/**
 * Points.
 *
 * @param x of each point
 * @param y of each point, finite
 * @param logarithmic whether the x axis is; then every x is above 0
 * @param words what stands at x = 0, 1, 2 ... where x numbers words; empty where x are numbers
 */
record ScatterChart(
        String title,
        String xTitle,
        String yTitle,
        List<Double> x,
        List<Double> y,
        boolean logarithmic,
        List<String> words) {

    ScatterChart {
        x = List.copyOf(x);
        y = List.copyOf(y);
        words = List.copyOf(words);
        if (x.isEmpty() || x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "points need as many x as y and at least one, received " + x.size() + " and " + y.size());
        }
    }
}
