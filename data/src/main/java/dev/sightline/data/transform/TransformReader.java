package dev.sightline.data.transform;

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
 * Transforms as recipes list them: each a name, or a name with the settings that differ from its defaults.
 *
 * <pre>{@code
 * augment:
 *   - random-resized-crop: {min-area: 0.5}
 *   - horizontal-flip
 *   - color-jitter: {brightness: 0.2}
 *   - mixup: {alpha: 0.2, off-last-epochs: 5}
 * }</pre>
 *
 * <p>What is wrong is noted in the recipe, which reports it when it is finished.
 */
public final class TransformReader {

    private static final Map<String, Function<Section, Transform>> KINDS = kinds();

    private static final String IMAGENET = "imagenet";
    private static final String CIFAR_10 = "cifar-10";

    /** The grey that AutoAugment's authors fill with. */
    private static final int MIDDLE = 128;

    private TransformReader() {}

    /** The transforms under {@code augment}, in the order listed. */
    public static List<Transform> read(Section root) {
        List<Transform> transforms = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Step step : root.steps("augment")) {
            Function<Section, Transform> kind = KINDS.get(step.name());
            if (kind == null) {
                step.unknown(KINDS.keySet());
            } else if (seen.add(step.name())) {
                Transform transform = kind.apply(step.settings());
                boolean second =
                        transform instanceof Crop && transforms.stream().anyMatch(Crop.class::isInstance);
                if (second) {
                    step.problem("is a second crop; an image is cropped once");
                }
                if (transform instanceof Blend blend) {
                    noteIfNeverReached(blend, transforms, step);
                }
                transforms.add(transform);
            } else {
                step.settings().ignoreOthers();
                step.problem("is listed twice; each kind applies at most once");
            }
        }
        return List.copyOf(transforms);
    }

    /** An image is mixed once, by the first mixture that is drawn. */
    private static void noteIfNeverReached(Blend blend, List<Transform> earlier, Step step) {
        earlier.stream()
                .filter(Blend.class::isInstance)
                .map(Blend.class::cast)
                .filter(other -> other.probability() == 1 && other.offLastEpochs() <= blend.offLastEpochs())
                .forEach(other -> step.problem("never applies: an image is mixed once, and " + other.name()
                        + " before it has a probability of 1; lower that, for example to 0.5"));
    }

    private static Map<String, Function<Section, Transform>> kinds() {
        Map<String, Function<Section, Transform>> kinds = new LinkedHashMap<>();
        kinds.put("random-resized-crop", TransformReader::randomResizedCrop);
        kinds.put("resize-short-crop", TransformReader::shortSideCrop);
        kinds.put("padded-crop", TransformReader::paddedCrop);
        kinds.put("no-crop", settings -> new WholeImage());
        kinds.put("horizontal-flip", settings -> new HorizontalFlip(probability(settings, .5)));
        kinds.put("vertical-flip", settings -> new VerticalFlip(probability(settings, .5)));
        kinds.put("color-jitter", TransformReader::colorJitter);
        kinds.put("auto-augment", TransformReader::autoAugment);
        kinds.put("rand-augment", TransformReader::randAugment);
        kinds.put("cutout", TransformReader::cutout);
        kinds.put("random-erasing", TransformReader::randomErasing);
        kinds.put("hide-and-seek", TransformReader::hideAndSeek);
        kinds.put("grid-mask", TransformReader::gridMask);
        kinds.put(
                "mixup", settings -> new Mixup(probability(settings, 1), alpha(settings, .2), offLastEpochs(settings)));
        kinds.put(
                "cutmix",
                settings -> new CutMix(probability(settings, .5), alpha(settings, 1), offLastEpochs(settings)));
        return kinds;
    }

    private static Transform randomResizedCrop(Section settings) {
        double area = settings.number("min-area")
                .between(RandomResizedCrop.MIN_AREA, 1)
                .orElse(.08);
        double ratio = settings.number("max-ratio")
                .between(1, RandomResizedCrop.LARGEST_RATIO)
                .orElse(4 / 3.0);
        double maxArea = settings.number("max-area")
                .between(RandomResizedCrop.MIN_AREA, 1)
                .orElse(1);
        double minRatio = settings.number("min-ratio")
                .between(1 / RandomResizedCrop.LARGEST_RATIO, 1)
                .orElse(1 / ratio);
        return new RandomResizedCrop(
                ordered(settings, "max-area", area, maxArea), Math.max(area, maxArea), minRatio, ratio);
    }

    private static Transform shortSideCrop(Section settings) {
        double low =
                settings.number("min-share").between(1, ShortSideCrop.MAX_SHARE).orElse(8 / 7.0);
        double high =
                settings.number("max-share").between(1, ShortSideCrop.MAX_SHARE).orElse(low);
        return new ShortSideCrop(ordered(settings, "max-share", low, high), Math.max(low, high));
    }

    private static Transform paddedCrop(Section settings) {
        return new PaddedCrop(
                settings.integer("padding").between(0, PaddedCrop.MAX_PADDING).orElse(4), fill(settings, 0));
    }

    private static Transform colorJitter(Section settings) {
        return new ColorJitter(
                upTo(settings, "brightness", ColorJitter.MAX_CHANGE).orElse(0),
                upTo(settings, "contrast", ColorJitter.MAX_CHANGE).orElse(0),
                upTo(settings, "saturation", ColorJitter.MAX_CHANGE).orElse(0),
                upTo(settings, "hue", ColorJitter.MAX_HUE).orElse(0));
    }

    private static Transform autoAugment(Section settings) {
        Map<String, AutoAugmentPolicy> policies =
                Map.of(IMAGENET, AutoAugmentPolicy.IMAGENET, CIFAR_10, AutoAugmentPolicy.CIFAR_10);
        String policy = settings.text("policy").oneOf(IMAGENET, CIFAR_10).orElse(IMAGENET);
        return new AutoAugment(policies.getOrDefault(policy, AutoAugmentPolicy.IMAGENET), fill(settings, MIDDLE));
    }

    private static Transform randAugment(Section settings) {
        return new RandAugment(
                settings.integer("operations")
                        .between(1, RandAugment.MAX_OPERATIONS)
                        .orElse(2),
                upTo(settings, "magnitude", RandAugment.MAX_MAGNITUDE).orElse(9),
                fill(settings, MIDDLE));
    }

    private static Transform cutout(Section settings) {
        return new Cutout(
                probability(settings, 1),
                settings.integer("holes").between(1, Cutout.MAX_HOLES).orElse(1),
                upTo(settings, "size", 1).orElse(.5),
                fill(settings, 127));
    }

    private static Transform randomErasing(Section settings) {
        double low = upTo(settings, "min-area", 1).orElse(.02);
        double high = upTo(settings, "max-area", 1).orElse(.33);
        return new RandomErasing(
                probability(settings, .25),
                ordered(settings, "max-area", low, high),
                Math.max(low, high),
                settings.number("min-ratio")
                        .between(RandomErasing.SMALLEST_RATIO, 1)
                        .orElse(.3));
    }

    private static Transform hideAndSeek(Section settings) {
        return new HideAndSeek(
                probability(settings, 1),
                settings.integer("cells").between(1, HideAndSeek.MAX_CELLS).orElse(4),
                upTo(settings, "hidden", 1).orElse(.5),
                fill(settings, 127));
    }

    private static Transform gridMask(Section settings) {
        double low =
                settings.number("min-step").between(GridMask.SMALLEST_STEP, 1).orElse(.4);
        double high =
                settings.number("max-step").between(GridMask.SMALLEST_STEP, 1).orElse(1);
        return new GridMask(
                probability(settings, .5),
                ordered(settings, "max-step", low, high),
                Math.max(low, high),
                upTo(settings, "keep", 1).orElse(.6),
                upTo(settings, "degrees", 180).orElse(45),
                fill(settings, 127));
    }

    /** The lower of two bounds; the wrong order is a problem of the upper one's key. */
    private static double ordered(Section settings, String key, double low, double high) {
        if (high < low) {
            settings.problem(key, "must not be below the smallest, " + low + ", received " + high);
        }
        return low;
    }

    private static double probability(Section settings, double usual) {
        return upTo(settings, "probability", 1).orElse(usual);
    }

    private static double alpha(Section settings, double usual) {
        return settings.number("alpha")
                .between(Mixup.MIN_ALPHA, Mixup.MAX_ALPHA)
                .orElse(usual);
    }

    private static int fill(Section settings, int usual) {
        return settings.integer("fill").between(0, 255).orElse(usual);
    }

    private static int offLastEpochs(Section settings) {
        return settings.integer("off-last-epochs").atLeast(0).orElse(0);
    }

    private static NumberReader upTo(Section settings, String key, double maximum) {
        return settings.number(key).between(0, maximum);
    }
}
