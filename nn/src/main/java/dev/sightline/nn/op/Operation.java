package dev.sightline.nn.op;

import java.util.List;

/**
 * One kind of computation, with its settings and without its inputs or parameters. Immutable.
 *
 * <p>Permitted kinds: {@link Conv2d}, {@link Linear}, {@link BatchNorm2d}, {@link Relu}, {@link LeakyRelu},
 * {@link Silu}, {@link Sigmoid}, {@link MaxPool2d}, {@link AveragePool2d}, {@link GlobalAveragePool},
 * {@link UpsampleNearest}, {@link Concat}, {@link Add}, {@link Mul}, {@link SliceChannels}, {@link Subsample}, {@link PadChannels},
 * {@link Flatten}, {@link Dropout}, {@link Clamp}, {@link HardSigmoid}, {@link HardSwish}, and all of {@link TokenOperation}.
 */
public sealed interface Operation
        permits Add,
                AveragePool2d,
                BatchNorm2d,
                Clamp,
                Concat,
                Conv2d,
                Dropout,
                Flatten,
                GlobalAveragePool,
                HardSigmoid,
                HardSwish,
                LeakyRelu,
                Linear,
                MaxPool2d,
                Mul,
                PadChannels,
                Relu,
                Sigmoid,
                Silu,
                SliceChannels,
                Subsample,
                TokenOperation,
                UpsampleNearest {

    /**
     * The shape that comes out for the given shapes going in.
     *
     * @throws IllegalArgumentException if their number or sizes do not fit; the message shows what was expected and
     *     what was found
     */
    Shape outputShape(List<Shape> inputs);

    /** Hands this operation to the visitor's method for its kind. */
    <R> R accept(OperationVisitor<R> visitor);

    /** The kind's name, as printed in tables and messages. */
    default String kind() {
        return getClass().getSimpleName();
    }
}
