package dev.sightline.nn.family;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import dev.sightline.nn.op.Shape;
import java.util.List;

/**
 * YOLOv8: an anchor-free one-stage detector with a CSP backbone, a path-aggregation neck and a decoupled head whose box
 * branch predicts each side's distance as a distribution (Li et al. 2020, "Generalized Focal Loss").
 *
 * <p>The graph ends at the head's raw maps. For each stride s of {@link #STRIDES}, over a grid of {@code height / s} by
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
 * no parameter here: the decoder knows them.
 */
public final class YoloV8 implements DetectorFamily {

    /** Pixels of the input per cell, finest level first. */
    public static final List<Integer> STRIDES = List.of(8, 16, 32);

    /** Bins of the distribution of each side's distance. */
    public static final int REGRESSION_BINS = 16;

    private static final int COARSEST_STRIDE = 32;

    YoloV8() {}

    @Override
    public String name() {
        return "yolov8";
    }

    @Override
    public List<String> variants() {
        return YoloV8Scale.PRESETS.stream().map(YoloV8Scale::name).toList();
    }

    @Override
    public BoxCoding boxes() {
        return new BoxCoding.DistanceMaps(REGRESSION_BINS, STRIDES);
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
        requireMultipleOfStride("width", options.imageWidth());
        requireMultipleOfStride("height", options.imageHeight());
        GraphBuilder net = new GraphBuilder();
        YoloV8Blocks blocks = new YoloV8Blocks(net);
        Value image = net.input("image", Shape.of(1, 3, options.imageHeight(), options.imageWidth()));
        BackboneStages stages = new BackboneStages(net, options);
        YoloV8Levels features = new YoloV8Backbone(blocks, scale, stages).build(image);
        stages.requireAllReached("yolov8");
        YoloV8Levels fused = new YoloV8Neck(net, blocks, scale).build(features);
        new YoloV8Head(net, blocks, options.classes()).build(fused);
        return net.build();
    }

    private static void requireMultipleOfStride(String side, int pixels) {
        if (pixels % COARSEST_STRIDE != 0) {
            int below = Math.max(COARSEST_STRIDE, pixels / COARSEST_STRIDE * COARSEST_STRIDE);
            throw new IllegalArgumentException("yolov8 needs an input " + side + " that is a multiple of "
                    + COARSEST_STRIDE + ", received " + pixels + "; nearest are " + below + " and "
                    + (pixels / COARSEST_STRIDE + 1) * COARSEST_STRIDE);
        }
    }
}
