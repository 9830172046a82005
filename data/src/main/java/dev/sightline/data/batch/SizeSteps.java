package dev.sightline.data.batch;

import dev.sightline.core.contract.Size;
import java.util.List;
import java.util.stream.Stream;

/**
 * Smaller images first: sizes that a network is trained at before that of its input (progressive resizing, as in Tan and
 * Le 2021, "EfficientNetV2").
 *
 * @param steps in the order of their epochs; none to train at the input's size all along
 */
public record SizeSteps(List<Step> steps) implements CanvasPlan {

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

    @Override
    public Size canvas(Size input, BatchPlace place) {
        return at(place.epoch(), input);
    }

    @Override
    public List<Size> limits(Size input) {
        return Stream.concat(steps.stream().map(step -> Proportion.of(input, step.size(), 1)), Stream.of(input))
                .toList();
    }

    /** The size in an epoch, counted from 0. */
    public Size at(int epoch, Size input) {
        return steps.stream()
                .filter(step -> epoch < step.untilEpoch())
                .findFirst()
                .map(step -> Proportion.of(input, step.size(), 1))
                .orElse(input);
    }
}
