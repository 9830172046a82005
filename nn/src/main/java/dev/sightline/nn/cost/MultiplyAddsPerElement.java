package dev.sightline.nn.cost;

import dev.sightline.nn.op.Add;
import dev.sightline.nn.op.AveragePool2d;
import dev.sightline.nn.op.BatchNorm2d;
import dev.sightline.nn.op.Clamp;
import dev.sightline.nn.op.Concat;
import dev.sightline.nn.op.Conv2d;
import dev.sightline.nn.op.Dropout;
import dev.sightline.nn.op.Flatten;
import dev.sightline.nn.op.GlobalAveragePool;
import dev.sightline.nn.op.HardSigmoid;
import dev.sightline.nn.op.HardSwish;
import dev.sightline.nn.op.LeakyRelu;
import dev.sightline.nn.op.Linear;
import dev.sightline.nn.op.MaxPool2d;
import dev.sightline.nn.op.Mul;
import dev.sightline.nn.op.OperationVisitor;
import dev.sightline.nn.op.PadChannels;
import dev.sightline.nn.op.Relu;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.Sigmoid;
import dev.sightline.nn.op.Silu;
import dev.sightline.nn.op.SliceChannels;
import dev.sightline.nn.op.Subsample;
import dev.sightline.nn.op.TokenOperation;
import dev.sightline.nn.op.UpsampleNearest;
import java.util.List;

/** Multiply-adds that one output element takes; {@link CostReader} states what counts and why. */
record MultiplyAddsPerElement(List<Shape> inputs) implements OperationVisitor<Long> {

    private static final long NOT_COUNTED = 0;

    @Override
    public Long visit(Conv2d conv) {
        return (long) conv.fanIn();
    }

    @Override
    public Long visit(Linear linear) {
        return (long) linear.inFeatures();
    }

    @Override
    public Long visit(BatchNorm2d norm) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Relu relu) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(LeakyRelu relu) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Silu silu) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Dropout dropout) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Sigmoid sigmoid) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(MaxPool2d pool) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(AveragePool2d pool) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(GlobalAveragePool pool) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(UpsampleNearest upsample) {
        return 1L;
    }

    @Override
    public Long visit(Concat concat) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Add add) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Mul mul) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(SliceChannels slice) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Subsample cells) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Flatten flatten) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(PadChannels pad) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(Clamp clamp) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(HardSigmoid sigmoid) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(HardSwish swish) {
        return NOT_COUNTED;
    }

    @Override
    public Long visit(TokenOperation operation) {
        return operation.accept(new TokenMultiplyAdds(inputs));
    }
}
