package dev.sightline.nn.family;

import dev.sightline.core.contract.AlphaRule;
import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.ElementType;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.contract.Orientation;
import dev.sightline.core.contract.ResizeRule;
import java.util.Objects;

/**
 * What a publisher's weights expect of an image, at any size: a letterbox with bars of one value, and numbers of one scale.
 *
 * @param anchor where the image lies in the letterbox
 * @param rounding of the side that does not fill the input
 * @param padding the value of the bars, 0 to 255
 */
public record DetectorInput(
        ColorOrder color,
        Normalization.Scale scale,
        ResizeRule.Anchor anchor,
        ResizeRule.Rounding rounding,
        int padding) {

    public DetectorInput {
        Objects.requireNonNull(color, "color");
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(rounding, "rounding");
    }

    /** As YOLOv8 has it: a centred image, RGB scaled to 0-1. */
    public static DetectorInput centredRgb() {
        return new DetectorInput(
                ColorOrder.RGB,
                Normalization.Scale.ZERO_TO_ONE,
                ResizeRule.Anchor.CENTER,
                ResizeRule.Rounding.HALF_UP,
                114);
    }

    /** The contract at one size in pixels; small images are enlarged. */
    public InputContract at(int width, int height) {
        return new InputContract(
                new ResizeRule.Letterbox(width, height, anchor, true, rounding),
                color,
                Orientation.APPLY_EXIF,
                new AlphaRule.Drop(),
                Interpolation.BILINEAR,
                padding,
                Normalization.scaleOnly(scale, color.channels()),
                Layout.NCHW,
                ElementType.FLOAT32);
    }
}
