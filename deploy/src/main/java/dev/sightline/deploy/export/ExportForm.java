package dev.sightline.deploy.export;

import dev.sightline.deploy.quantize.Int8Settings;
import dev.sightline.onnx.read.ModelDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * In which form a network is written.
 *
 * @param dynamicSize whether height and width may differ from call to call
 * @param allowPartial whether weights may be missing, which then have untrained values
 * @param int8 how int8 is made; of no effect with another precision
 */
public record ExportForm(
        Boxes boxes, Precision precision, boolean dynamicSize, boolean allowPartial, Int8Settings int8) {

    /** How far the model itself goes from raw maps to boxes. */
    public enum Boxes {
        /** Raw maps; whoever runs the model decodes and suppresses. */
        RAW,
        /** Boxes and scores of every cell, not yet suppressed. */
        DECODED,
        /** What is left after suppression. */
        SUPPRESSED
    }

    /** The numbers a model computes with. */
    public enum Precision {
        FP32,
        FP16,
        INT8;

        /** What a file's numbers are, by its operators and by what most of its weights are stored in. */
        public static Precision of(ModelDescription model) {
            if (model.isQuantized()) {
                return INT8;
            }
            return model.parameterType().contains("16") ? FP16 : FP32;
        }
    }

    public ExportForm {
        Objects.requireNonNull(boxes, "boxes");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(int8, "int8");
    }

    /**
     * The constant that a word of the command line means.
     *
     * @param option which option it was given to, for the message
     * @throws IllegalArgumentException if it means none; the message lists those there are
     */
    public static <E extends Enum<E>> E named(String option, String word, Class<E> kinds) {
        List<E> all = Arrays.asList(kinds.getEnumConstants());
        return all.stream()
                .filter(kind -> word(kind).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(option + " takes "
                        + String.join(", ", all.stream().map(ExportForm::word).toList()) + "; received '" + word
                        + "'"));
    }

    /** As options take it. */
    public static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
