package dev.sightline.nn.detect;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.family.BackboneStages;
import dev.sightline.nn.family.DetectorDescription;
import dev.sightline.nn.family.DetectorFamily;
import dev.sightline.nn.family.DetectorInput;
import dev.sightline.nn.family.DetectorLoss;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.nn.family.NearestNames;
import dev.sightline.nn.family.PublishedCost;
import dev.sightline.nn.family.ScorePrior;
import dev.sightline.nn.family.TaskAlignment;
import dev.sightline.nn.family.TrainingMaps;
import dev.sightline.nn.op.Shape;
import java.util.List;
import java.util.Map;

/**
 * YOLOv8: an anchor-free one-stage detector with a CSP backbone, a path-aggregation neck and a decoupled head whose box
 * branch predicts each side's distance as a distribution (Li et al. 2020, "Generalized Focal Loss").
 *
 * <p>The graph ends at the head's raw maps. For each stride s of 8, 16 and 32, over a grid of {@code height / s} by
 * {@code width / s} cells:
 *
 * <ul>
 *   <li>{@code boxes_s [batch, 4 * REGRESSION_BINS, h, w]}: logits of the distances from the cell's centre to the left,
 *       top, right and bottom side, 16 bins each, bin i standing for i strides;
 *   <li>{@code scores_s [batch, classes, h, w]}: class logits.
 * </ul>
 *
 * <p>Parameter paths are those of the public checkpoints ({@code model.0.conv.weight}), modules counted along backbone
 * (0-9), neck (10-21) and head (22). The fixed weights 0..15 that those files keep under {@code model.22.dfl.conv} are
 * no parameter here: they are built into the decoder.
 */
public final class YoloV8 implements DetectorFamily {

    /** Bins of the distribution of each side's distance. */
    static final int REGRESSION_BINS = 16;

    private static final String NAME = "yolov8";

    private static final List<Integer> STRIDES = List.of(8, 16, 32);

    private static final DetectorDescription DESCRIPTION = new DetectorDescription(
            new TrainingMaps(List.of(TrainingMaps.BOXES, TrainingMaps.SCORES), STRIDES),
            new BoxCoding.DistanceMaps(REGRESSION_BINS, STRIDES),
            ScorePrior.FIVE_OBJECTS,
            new DetectorLoss.Aligned(REGRESSION_BINS, 7.5, 0.5, 1.5, new TaskAlignment(10, 0.5, 6)),
            DetectionDecoding.forEvaluation(),
            DetectorInput.centredRgb(),
            List.of(
                    published("n", 3.2, 8.7),
                    published("s", 11.2, 28.6),
                    published("m", 25.9, 78.9),
                    published("l", 43.7, 165.2),
                    published("x", 68.2, 257.8)));

    public YoloV8() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> variants() {
        return YoloV8Scale.PRESETS.stream().map(YoloV8Scale::name).toList();
    }

    @Override
    public DetectorDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Graph build(ModelOptions options) {
        YoloV8Scale scale = YoloV8Scale.preset(options.variant())
                .orElseThrow(() -> new IllegalArgumentException("unknown variant '" + options.variant() + "' of "
                        + name() + "; accepted: " + NearestNames.listed(options.variant(), variants())));
        return build(scale, options);
    }

    /**
     * A network of any scale; the variant in {@code options} is not looked at.
     *
     * @throws IllegalArgumentException if the input's sides are not multiples of 32
     */
    public static Graph build(YoloV8Scale scale, ModelOptions options) {
        DESCRIPTION.requireSize(NAME, options);
        GraphBuilder net = new GraphBuilder();
        YoloV8Blocks blocks = new YoloV8Blocks(net);
        Value image = net.input("image", Shape.of(1, 3, options.imageHeight(), options.imageWidth()));
        BackboneStages stages = new BackboneStages(net, options);
        YoloV8Levels features = new YoloV8Backbone(blocks, scale, stages).build(image);
        stages.requireAllReached(NAME);
        YoloV8Levels fused = new YoloV8Neck(net, blocks, scale).build(features);
        Map<String, Value> maps = new YoloV8Head(net, blocks, options.classes()).build(fused, DESCRIPTION);
        return net.build(DESCRIPTION.outputs(net, maps));
    }

    private static PublishedCost published(String variant, double millions, double gflops) {
        return new PublishedCost(variant, 640, millions, gflops, PublishedCost.Counting.FOLDED);
    }
}
