package dev.sightline.data.augment;

import dev.sightline.config.NumberReader;
import dev.sightline.config.Section;
import dev.sightline.config.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Augmentations as recipes list them: each a name, or a name with the settings that differ from its defaults.
 *
 * <pre>{@code
 * augment:
 *   - mosaic: {probability: 1.0, off-last-epochs: 10}
 *   - random-affine: {translate: 0.1, scale: 0.5}
 *   - hsv
 *   - horizontal-flip
 * }</pre>
 *
 * <p>Their order does not matter beyond {@link Stage}. What is wrong is noted in the recipe, which reports it when it is
 * finished.
 */
public final class AugmentationReader {

    private static final Map<String, Function<Section, Augmentation>> KINDS = kinds();

    private AugmentationReader() {}

    /** The augmentations under {@code augment}, in the order listed. */
    public static List<Augmentation> read(Section section) {
        List<Augmentation> augmentations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Step step : section.steps("augment")) {
            Function<Section, Augmentation> kind = KINDS.get(step.name());
            if (kind == null) {
                step.unknown(KINDS.keySet());
            } else if (seen.add(step.name())) {
                augmentations.add(kind.apply(step.settings()));
            } else {
                step.settings().ignoreOthers();
                step.problem("is listed twice; each kind applies at most once");
            }
        }
        return List.copyOf(augmentations);
    }

    private static Map<String, Function<Section, Augmentation>> kinds() {
        Map<String, Function<Section, Augmentation>> kinds = new LinkedHashMap<>();
        kinds.put("mosaic", AugmentationReader::mosaic);
        kinds.put("mix-up", AugmentationReader::mixUp);
        kinds.put("random-crop", AugmentationReader::randomCrop);
        kinds.put("random-affine", AugmentationReader::randomAffine);
        kinds.put("horizontal-flip", settings -> new HorizontalFlip(probability(settings, .5)));
        kinds.put("vertical-flip", settings -> new VerticalFlip(probability(settings, .5)));
        kinds.put("hsv", AugmentationReader::hsv);
        return kinds;
    }

    private static Augmentation mosaic(Section settings) {
        return new Mosaic(probability(settings, 1), offLastEpochs(settings));
    }

    private static Augmentation mixUp(Section settings) {
        double beta =
                settings.number("beta").between(MixUp.MIN_BETA, MixUp.MAX_BETA).orElse(32);
        return new MixUp(probability(settings, .1), beta, offLastEpochs(settings));
    }

    private static Augmentation randomCrop(Section settings) {
        return new RandomCrop(
                probability(settings, .5),
                settings.number("min-scale").between(RandomCrop.MIN_SCALE, 1).orElse(.5),
                settings.number("max-aspect-ratio")
                        .between(1, RandomCrop.MAX_ASPECT_RATIO)
                        .orElse(2));
    }

    private static Augmentation randomAffine(Section settings) {
        return new RandomAffine(
                upTo(settings, "rotation-degrees", RandomAffine.MAX_ROTATION_DEGREES)
                        .orElse(0),
                upTo(settings, "translate", 1).orElse(.1),
                upTo(settings, "scale", RandomAffine.MAX_SCALE_CHANGE).orElse(.5),
                upTo(settings, "shear-degrees", RandomAffine.MAX_SHEAR_DEGREES).orElse(0));
    }

    private static Augmentation hsv(Section settings) {
        return new HsvJitter(
                upTo(settings, "hue", HsvJitter.MAX_HUE).orElse(.015),
                upTo(settings, "saturation", 1).orElse(.7),
                upTo(settings, "value", 1).orElse(.4));
    }

    private static double probability(Section settings, double usual) {
        return upTo(settings, "probability", 1).orElse(usual);
    }

    private static int offLastEpochs(Section settings) {
        return settings.integer("off-last-epochs").atLeast(0).orElse(10);
    }

    private static NumberReader upTo(Section settings, String key, double maximum) {
        return settings.number(key).between(0, maximum);
    }
}
