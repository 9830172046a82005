package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.config.Step;
import dev.sightline.nn.family.Attention;
import dev.sightline.nn.family.AttentionKind;
import dev.sightline.nn.family.ModelFamily;
import dev.sightline.nn.family.ModelOptions;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code attention} of a model: {@code [{non-local: {stages: [3]}}]}. */
final class AttentionSection {

    private static final String KEY = "attention";

    /** The side of the input that a network is built for to check whether blocks fit: any family accepts it. */
    private static final int SIDE = 64;

    private AttentionSection() {}

    /** What the family's network of this variant can take; anything else is a problem of the recipe. */
    static List<Attention> read(Section model, ModelFamily family, String variant) {
        List<Attention> asked = new ArrayList<>();
        for (Step step : model.steps(KEY)) {
            if (!AttentionKind.labels().contains(step.name())) {
                step.unknown(AttentionKind.labels());
                continue;
            }
            List<Integer> stages = step.settings().integers("stages").notEmpty().required();
            try {
                asked.add(new Attention(AttentionKind.labelled(step.name()), stages));
            } catch (IllegalArgumentException e) {
                step.settings().problem("stages", "must count from 1, each once, received " + stages);
            }
        }
        return fits(model, family, variant, asked) ? asked : List.of();
    }

    /** The family decides whether the blocks fit, so a network is built. */
    private static boolean fits(Section model, ModelFamily family, String variant, List<Attention> asked) {
        if (asked.isEmpty() || !family.variants().contains(variant)) {
            return true;
        }
        try {
            family.build(ModelOptions.square(variant, 1, SIDE).withAttention(asked));
            return true;
        } catch (IllegalArgumentException e) {
            model.problem(KEY, "cannot be taken: " + e.getMessage());
            return false;
        }
    }
}
