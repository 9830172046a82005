package dev.sightline.infer.verify;

import java.util.List;

/**
 * The number of an output that is furthest beyond its tolerance.
 *
 * @param place position on each axis, from 0
 */
public record WorstElement(String image, String output, List<Integer> place, float value, float reference) {

    public WorstElement {
        place = List.copyOf(place);
    }

    public double difference() {
        return Math.abs((double) value - reference);
    }

    @Override
    public String toString() {
        return output + place + " of image " + image + ": " + value + " instead of " + reference + ", off by "
                + (float) difference();
    }
}
