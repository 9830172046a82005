package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.nn.family.DetectorLoss;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the gains of a detector's loss, each under the name of its term; the family's own where a recipe has none. */
final class DetectorLossSection {

    private static final double HIGHEST = 1000;

    private DetectorLossSection() {}

    static DetectorLoss read(Section section, DetectorLoss published) {
        Map<String, Double> gains = new LinkedHashMap<>();
        published
                .gains()
                .forEach((name, gain) ->
                        gains.put(name, section.number(name).between(0, HIGHEST).orElse(gain)));
        return published.withGains(gains);
    }
}
