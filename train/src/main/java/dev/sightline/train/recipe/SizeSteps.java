package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.core.contract.InputContract;
import java.util.ArrayList;
import java.util.List;

/**
 * Smaller images first: the sizes that a classifier is trained at before that of its input (progressive resizing, as in
 * Tan and Le 2021, "EfficientNetV2").
 *
 * @param steps in the order of their epochs; none to train at the input's size all along
 */
public record SizeSteps(List<Step> steps) {

    /**
     * One size.
     *
     * @param untilEpoch the epochs below this one, counted from 0, that no earlier step covers
     * @param size length in pixels of the input's shorter side
     */
    public record Step(int untilEpoch, int size) {}

    public SizeSteps {
        steps = List.copyOf(steps);
    }

    static SizeSteps read(Section section) {
        List<Step> steps = new ArrayList<>();
        int before = 0;
        for (Section step : section.sections("sizes")) {
            int until = step.integer("until-epoch").between(1, 10_000).required();
            if (until <= before) {
                step.problem(
                        "until-epoch", "must come after that of the step before (" + before + "), received " + until);
            }
            steps.add(new Step(until, step.integer("size").between(1, 16_384).required()));
            before = until;
        }
        return new SizeSteps(steps);
    }

    /** Which step an epoch, counted from 0, belongs to; the number of steps where the input has its own size. */
    public int stepAt(int epoch) {
        int step = 0;
        while (step < steps.size() && steps.get(step).untilEpoch() <= epoch) {
            step++;
        }
        return step;
    }

    /** The input that images are made for in a step, or the input itself after the last. */
    public InputContract inputAt(int step, InputContract input) {
        return step < steps.size()
                ? input.withResize(input.resize().scaledTo(steps.get(step).size()))
                : input;
    }
}
