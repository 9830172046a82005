package dev.sightline.config.contract;

import dev.sightline.config.Section;
import dev.sightline.core.contract.AlphaRule;
import dev.sightline.core.contract.ColorOrder;
import dev.sightline.core.contract.ElementType;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Interpolation;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Normalization;
import dev.sightline.core.contract.Orientation;
import dev.sightline.core.contract.ResizeRule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads what becomes of an image before a network sees it. */
final class InputSection {

    private static final int LARGEST_SIDE = 16_384;

    private InputSection() {}

    /** Empty if something is wrong, which is noted. */
    static Optional<InputContract> read(Section section) {
        Optional<ResizeRule> resize = resize(section.section("resize"));
        ColorOrder color = Words.of(ColorOrder.class).read(section, "color", ColorOrder.RGB);
        Orientation orientation = Words.of(Orientation.class).read(section, "orientation", Orientation.APPLY_EXIF);
        AlphaRule alpha = section.has("alpha-background")
                ? new AlphaRule.Over(
                        section.integer("alpha-background").between(0, 255).required())
                : new AlphaRule.Drop();
        Interpolation interpolation =
                Words.of(Interpolation.class).read(section, "interpolation", Interpolation.BILINEAR);
        int padding = section.integer("padding").between(0, 255).orElse(114);
        Optional<Normalization> normalization = normalization(section.section("normalization"), color);
        Layout layout = Words.of(Layout.class).read(section, "layout", Layout.NCHW);
        ElementType type = Words.of(ElementType.class).read(section, "element-type", ElementType.FLOAT32);
        if (resize.isEmpty() || normalization.isEmpty()) {
            return Optional.empty();
        }
        return ContractReader.checked(
                section,
                "normalization",
                () -> new InputContract(
                        resize.get(),
                        color,
                        orientation,
                        alpha,
                        interpolation,
                        padding,
                        normalization.get(),
                        layout,
                        type));
    }

    private static Optional<ResizeRule> resize(Section section) {
        String rule = section.text("rule")
                .oneOf("letterbox", "stretch", "short-side-crop", "fit-aligned")
                .required();
        return ContractReader.checked(section, "rule", () -> switch (rule) {
            case "stretch" -> new ResizeRule.Stretch(side(section, "width"), side(section, "height"));
            case "short-side-crop" ->
                new ResizeRule.ShortSideCrop(
                        side(section, "short-side"), side(section, "width"), side(section, "height"));
            case "fit-aligned" ->
                new ResizeRule.FitAligned(
                        side(section, "min-side"),
                        side(section, "max-side"),
                        section.integer("multiple").between(1, LARGEST_SIDE).orElse(32));
            default ->
                new ResizeRule.Letterbox(
                        side(section, "width"),
                        side(section, "height"),
                        Words.of(ResizeRule.Anchor.class).read(section, "anchor", ResizeRule.Anchor.CENTER),
                        section.flag("enlarge").orElse(true),
                        Words.of(ResizeRule.Rounding.class).read(section, "rounding", ResizeRule.Rounding.HALF_UP));
        });
    }

    private static int side(Section section, String key) {
        return Math.max(1, section.integer(key).between(1, LARGEST_SIDE).required());
    }

    private static Optional<Normalization> normalization(Section section, ColorOrder color) {
        String scale = section.text("scale").oneOf("0-1", "0-255").orElse("0-1");
        int channels = color.channels();
        List<Double> mean = section.numbers("mean")
                .sized(channels, "one for each channel")
                .orElse(Collections.nCopies(channels, 0.0));
        List<Double> deviation = section.numbers("standard-deviation")
                .sized(channels, "one for each channel")
                .orElse(Collections.nCopies(channels, 1.0));
        Normalization.Scale known =
                scale.equals("0-1") ? Normalization.Scale.ZERO_TO_ONE : Normalization.Scale.ZERO_TO_255;
        return ContractReader.checked(section, "standard-deviation", () -> new Normalization(known, mean, deviation));
    }
}
