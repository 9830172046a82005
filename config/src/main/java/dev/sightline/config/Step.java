package dev.sightline.config;

import java.util.Collection;

/**
 * One item of a list of named steps: {@code - mosaic: {probability: 1.0}}, or {@code - horizontal-flip} with every
 * setting left at its default.
 *
 * @param name what the step is
 * @param settings its settings; empty for a bare name
 */
public record Step(String name, Section settings) {

    /** Notes a problem of the step as a whole, phrased to follow it: {@code is listed twice}. */
    public void problem(String message) {
        settings.problemHere(message);
    }

    /** Notes that there is no such step, with the nearest of those there are, and leaves its settings unread. */
    public void unknown(Collection<String> accepted) {
        settings.ignoreOthers();
        settings.noteStepNames(accepted);
        problem(NearestWord.among(accepted, name)
                .map(near -> "is not a known step; did you mean " + near + "?")
                .orElseGet(() -> "is not a known step; accepted here: " + String.join(", ", accepted)));
    }
}
