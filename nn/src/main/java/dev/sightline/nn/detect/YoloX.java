package dev.sightline.nn.detect;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.DetectionDecoding;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.contract.ResizeRule;
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
import dev.sightline.nn.family.PublishedCost.Counting;
import dev.sightline.nn.family.ScorePrior;
import dev.sightline.nn.family.SimOta;
import dev.sightline.nn.family.TrainingMaps;
import dev.sightline.nn.op.Shape;
import java.util.List;
import java.util.Map;

/**
 * YOLOX (Ge et al. 2021, "YOLOX: Exceeding YOLO Series in 2021", arXiv 2107.08430): an anchor-free one-stage detector with
 * a CSP backbone whose stem takes every second cell, a path-aggregation neck, and a decoupled head that predicts
 * separately which class, where, and whether anything is there at all.
 *
 * <p>For each stride s of 8, 16 and 32, over a grid of {@code height / s} by {@code width / s} cells, the head has {@code
 * boxes_s [batch, 4, h, w]} (offset of the centre from the cell's corner and logarithm of the size, both in strides),
 * {@code objectness_s [batch, 1, h, w]} and {@code scores_s [batch, classes, h, w]} (logits). A model file has them as the
 * authors' files do: one output of rows, {@link BoxCoding.YoloxCells}.
 *
 * <p>Parameter paths are those of the public checkpoints: {@code backbone.backbone.stem.conv.conv.weight}.
 */
public final class YoloX implements DetectorFamily {

    private static final String NAME = "yolox";

    private static final List<Integer> STRIDES = List.of(8, 16, 32);

    private static final DetectorDescription DESCRIPTION = new DetectorDescription(
            new TrainingMaps(List.of(TrainingMaps.BOXES, TrainingMaps.OBJECTNESS, TrainingMaps.SCORES), STRIDES),
            new BoxCoding.YoloxCells("output", STRIDES),
            ScorePrior.ONE_IN_A_HUNDRED,
            new DetectorLoss.Objectness(5, 1, 1, 0, new SimOta(2.5, 10, 3, 100_000)),
            new DetectionDecoding(.001, .65, false, 300),
            new DetectorInput(
                    ColorOrder.BGR,
                    Normalization.Scale.ZERO_TO_255,
                    ResizeRule.Anchor.TOP_LEFT,
                    ResizeRule.Rounding.DOWN,
                    114),
            List.of(
                    published("nano", 416, 0.91, 1.08),
                    published("tiny", 416, 5.06, 6.45),
                    published("s", 640, 9.0, 26.8),
                    published("m", 640, 25.3, 73.8),
                    published("l", 640, 54.2, 155.6),
                    published("x", 640, 99.1, 281.9)));

    public YoloX() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> variants() {
        return YoloXScale.PRESETS.stream().map(YoloXScale::name).toList();
    }

    @Override
    public DetectorDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Graph build(ModelOptions options) {
        YoloXScale scale = YoloXScale.PRESETS.stream()
                .filter(preset -> preset.name().equals(options.variant()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown variant '" + options.variant() + "' of " + NAME
                        + "; accepted: " + NearestNames.listed(options.variant(), variants())));
        DESCRIPTION.requireSize(NAME, options);
        GraphBuilder net = new GraphBuilder();
        YoloXBlocks blocks = new YoloXBlocks(net, scale.depthwise());
        Value image = net.input("image", Shape.of(1, 3, options.imageHeight(), options.imageWidth()));
        BackboneStages stages = new BackboneStages(net, options);
        YoloXLevels features = new YoloXBackbone(net, blocks, scale, stages).build(image);
        stages.requireAllReached(NAME);
        YoloXLevels fused = net.scope("backbone", () -> new YoloXNeck(net, blocks, scale).build(features));
        YoloXHead head = new YoloXHead(net, blocks, scale, options.classes());
        Map<String, Value> maps = net.scope("head", () -> head.build(fused, DESCRIPTION));
        return net.build(DESCRIPTION.outputs(net, maps));
    }

    private static PublishedCost published(String variant, int imageSize, double millions, double gflops) {
        return new PublishedCost(variant, imageSize, millions, gflops, Counting.WITH_NORMALIZATION);
    }
}
