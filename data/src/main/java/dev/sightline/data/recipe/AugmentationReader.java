package dev.sightline.data.recipe;

import dev.sightline.config.Section;
import dev.sightline.config.Step;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.augment.Augmentation;
import dev.sightline.data.augment.AugmentationKind;
import dev.sightline.data.augment.AugmentationSettings;
import dev.sightline.data.augment.ListRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Augmentations as recipes list them, for every task: each a name, or a name with the settings that differ from its
 * defaults.
 *
 * <pre>{@code
 * augment:
 *   - mosaic: {probability: 1.0, off-last-epochs: 10}
 *   - random-affine: {translate: 0.1, scale: 0.5}
 *   - horizontal-flip
 *   - hsv
 * }</pre>
 *
 * <p>What is wrong is noted in the recipe, which reports it when it is finished: also an augmentation that cannot carry
 * the task's targets along.
 */
public final class AugmentationReader {

    /** What a task labels its samples with, and its name in recipes. */
    private static final Map<AnnotationKind, String> TASKS =
            new EnumMap<>(Map.of(AnnotationKind.CLASS, "classify", AnnotationKind.BOX, "detect"));

    private AugmentationReader() {}

    /**
     * The augmentations under {@code augment}, in the order listed.
     *
     * @param targets what the task has its samples labelled with
     */
    public static List<Augmentation> read(Section root, Set<AnnotationKind> targets) {
        List<Augmentation> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Step step : root.steps("augment")) {
            Optional<AugmentationKind> kind = kind(step, targets);
            if (kind.isPresent() && !seen.add(step.name())) {
                step.settings().ignoreOthers();
                step.problem("is listed twice; each kind applies at most once");
            } else if (kind.isPresent()) {
                Augmentation augmentation =
                        kind.get().reader().apply(new AugmentationSettings(step.settings(), targets));
                ListRules.problem(augmentation, read).ifPresent(step::problem);
                read.add(augmentation);
            }
        }
        return List.copyOf(read);
    }

    /** The tasks whose targets a kind carries along. */
    private static String tasks(AugmentationKind kind) {
        return TASKS.entrySet().stream()
                .filter(task -> kind.targets().contains(task.getKey()))
                .map(task -> "task: " + task.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The kind of a step; where there is none that the task can use, that is noted. */
    private static Optional<AugmentationKind> kind(Step step, Set<AnnotationKind> targets) {
        Optional<AugmentationKind> kind = AugmentationList.named(step.name());
        if (kind.isEmpty()) {
            Optional<String> advice = AugmentationList.advice(step.name());
            if (advice.isPresent()) {
                step.settings().ignoreOthers();
                step.problem("is retired: " + advice.get());
            } else {
                step.unknown(AugmentationList.namesFor(targets));
            }
        } else if (!kind.get().targets().containsAll(targets)) {
            step.settings().ignoreOthers();
            Set<AnnotationKind> lost = new TreeSet<>(targets);
            lost.removeAll(kind.get().targets());
            step.problem("cannot carry " + lost.iterator().next().text() + " along; accepted here: "
                    + String.join(", ", AugmentationList.namesFor(targets)) + "; " + step.name() + " is for "
                    + tasks(kind.get()));
            return Optional.empty();
        }
        return kind;
    }
}
