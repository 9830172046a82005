package dev.sightline.data.augment;

import dev.sightline.config.IntegerReader;
import dev.sightline.config.NumberReader;
import dev.sightline.config.Section;
import dev.sightline.data.AnnotationKind;
import java.util.Objects;
import java.util.Set;

/**
 * The settings of one augmentation in a recipe, with the keys that many of them share.
 *
 * @param section what was written
 * @param targets what the recipe's task has its samples labelled with; some defaults hang on it
 */
public record AugmentationSettings(Section section, Set<AnnotationKind> targets) {

    public AugmentationSettings {
        Objects.requireNonNull(section, "section");
        targets = Set.copyOf(targets);
    }

    /** Whether samples are labelled by nothing but what the whole image shows. */
    public boolean wholeImagesOnly() {
        return Set.of(AnnotationKind.CLASS, AnnotationKind.IDENTITY).containsAll(targets);
    }

    public NumberReader number(String key) {
        return section.number(key);
    }

    public IntegerReader integer(String key) {
        return section.integer(key);
    }

    /** A number within 0 to {@code maximum}. */
    public NumberReader upTo(String key, double maximum) {
        return section.number(key).between(0, maximum);
    }

    public double probability(double usual) {
        return upTo("probability", 1).orElse(usual);
    }

    public int offLastEpochs(int usual) {
        return section.integer("off-last-epochs").atLeast(0).orElse(usual);
    }

    /** The byte of what moves in or is hidden. */
    public int fill(int usual) {
        return section.integer("fill").between(0, 255).orElse(usual);
    }

    /** The lower of two bounds; the wrong order is a problem of the upper one's key. */
    public double ordered(String upperKey, double low, double high) {
        if (high < low) {
            section.problem(upperKey, "must not be below the smallest, " + low + ", received " + high);
        }
        return low;
    }
}
