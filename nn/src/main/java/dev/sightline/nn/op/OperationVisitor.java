package dev.sightline.nn.op;

/**
 * A reader's result for every kind of operation; a new kind does not compile until each reader handles it.
 *
 * @param <R> what the reader gives per operation
 */
public interface OperationVisitor<R> {

    R visit(Conv2d conv);

    R visit(Linear linear);

    R visit(BatchNorm2d norm);

    R visit(Relu relu);

    R visit(LeakyRelu relu);

    R visit(Silu silu);

    R visit(Sigmoid sigmoid);

    R visit(MaxPool2d pool);

    R visit(AveragePool2d pool);

    R visit(GlobalAveragePool pool);

    R visit(UpsampleNearest upsample);

    R visit(Concat concat);

    R visit(Add add);

    R visit(Mul mul);

    R visit(SliceChannels slice);

    R visit(Subsample cells);

    R visit(Flatten flatten);

    R visit(Dropout dropout);

    R visit(PadChannels pad);

    R visit(Clamp clamp);

    R visit(HardSigmoid sigmoid);

    R visit(HardSwish swish);

    /** Any of those kinds, each of which {@link TokenOperationVisitor} has a method for. */
    R visit(TokenOperation operation);
}
