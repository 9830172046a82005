package dev.sightline.train.recipe;

import dev.sightline.config.Section;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.ResizeRule;
import dev.sightline.core.contract.Size;
import dev.sightline.data.augment.Augmentation;
import dev.sightline.data.batch.CanvasPlan;
import dev.sightline.data.batch.MultiScale;
import dev.sightline.data.batch.Rectangular;
import dev.sightline.data.batch.SizeSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the size of training batches: {@code sizes}, {@code multi-scale} and {@code rectangular} of the section {@code train}. */
final class CanvasSection {

    private static final String SIZES = "sizes";
    private static final String MULTI_SCALE = "multi-scale";
    private static final String RECTANGULAR = "rectangular";

    /** What classifiers of every family are divided by at most before their pooling. */
    private static final int CLASSIFIER_STRIDE = 32;

    private final Section train;

    private CanvasSection(Section train) {
        this.train = train;
    }

    /** The sizes for a classifier: the input's size, steps or multi-scale. */
    static CanvasSettings ofClassifier(Section train, Optional<InputContract> input) {
        CanvasSection section = new CanvasSection(train);
        SizeSteps steps = section.steps();
        Optional<MultiScale> drawn = section.multiScale(CLASSIFIER_STRIDE, input);
        if (!steps.steps().isEmpty()) {
            if (drawn.isPresent()) {
                train.problem(
                        MULTI_SCALE, "cannot be combined with train.sizes: one of them decides the size of a batch");
            }
            return new CanvasSettings(steps, "train." + SIZES);
        }
        return settings(drawn);
    }

    /** The sizes for a detector: the input's size, multi-scale or rectangular batches. */
    static CanvasSettings ofDetector(Section train, InputContract input, int stride, List<Augmentation> augmentations) {
        CanvasSection section = new CanvasSection(train);
        Optional<MultiScale> drawn = section.multiScale(stride, Optional.of(input));
        if (!train.flag(RECTANGULAR).orElse(false)) {
            return settings(drawn);
        }
        if (drawn.isPresent()) {
            train.problem(
                    RECTANGULAR, "cannot be combined with train.multi-scale: one of them decides the size of a batch");
        }
        section.requireLetterbox(input.resize());
        section.requireSingleImages(augmentations);
        return new CanvasSettings(new Rectangular(stride), "train." + RECTANGULAR);
    }

    private static CanvasSettings settings(Optional<MultiScale> drawn) {
        return drawn.map(scale -> new CanvasSettings(scale, "train." + MULTI_SCALE))
                .orElseGet(() -> new CanvasSettings(CanvasPlan.inputSize(), "input"));
    }

    private SizeSteps steps() {
        List<SizeSteps.Step> steps = new ArrayList<>();
        int before = 0;
        for (Section step : train.sections(SIZES)) {
            int until = step.integer("until-epoch").between(1, 10_000).required();
            if (until <= before) {
                step.problem(
                        "until-epoch", "must come after that of the step before (" + before + "), received " + until);
            }
            steps.add(new SizeSteps.Step(
                    until, step.integer("size").between(1, 16_384).required()));
            before = until;
        }
        return new SizeSteps(steps);
    }

    private Optional<MultiScale> multiScale(int multiple, Optional<InputContract> input) {
        Section section = train.section(MULTI_SCALE);
        MultiScale scale = new MultiScale(
                section.number("min").between(.1, 1).orElse(.5),
                section.number("max").between(1, 4).orElse(1.5),
                section.integer("every").between(1, 100_000).orElse(1),
                multiple);
        if (!train.has(MULTI_SCALE)) {
            return Optional.empty();
        }
        Optional<Size> size = input.flatMap(contract -> contract.resize().canvas());
        size.flatMap(scale::problem).ifPresent(problem -> train.problem(MULTI_SCALE, problem));
        return Optional.of(scale);
    }

    private void requireLetterbox(ResizeRule rule) {
        if (rule instanceof ResizeRule.Stretch) {
            train.problem(
                    RECTANGULAR, "needs input.resize: letterbox; an input that images are stretched to has no padding");
        }
    }

    private void requireSingleImages(List<Augmentation> augmentations) {
        augmentations.stream()
                .filter(Augmentation::mixes)
                .forEach(mixing -> train.problem(
                        RECTANGULAR,
                        "cannot be combined with " + mixing.name() + " under augment, which makes one image of several;"
                                + " remove one of the two"));
    }
}
