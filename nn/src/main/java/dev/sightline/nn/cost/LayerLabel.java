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
import dev.sightline.nn.op.Sigmoid;
import dev.sightline.nn.op.Silu;
import dev.sightline.nn.op.SliceChannels;
import dev.sightline.nn.op.Subsample;
import dev.sightline.nn.op.TokenOperation;
import dev.sightline.nn.op.UpsampleNearest;
import dev.sightline.nn.op.Window;

/** What the table calls an operation; empty for the small ones that go with every layer. */
final class LayerLabel implements OperationVisitor<String> {

    private static final String UNLISTED = "";

    @Override
    public String visit(Conv2d conv) {
        return "conv " + window(conv.window()) + (conv.groups() == 1 ? "" : " in " + conv.groups() + " groups");
    }

    @Override
    public String visit(Linear linear) {
        return "linear";
    }

    @Override
    public String visit(BatchNorm2d norm) {
        return UNLISTED;
    }

    @Override
    public String visit(Relu relu) {
        return UNLISTED;
    }

    @Override
    public String visit(LeakyRelu relu) {
        return UNLISTED;
    }

    @Override
    public String visit(Silu silu) {
        return UNLISTED;
    }

    @Override
    public String visit(Dropout dropout) {
        return UNLISTED;
    }

    @Override
    public String visit(Sigmoid sigmoid) {
        return UNLISTED;
    }

    @Override
    public String visit(MaxPool2d pool) {
        return "max pool " + window(pool.window());
    }

    @Override
    public String visit(AveragePool2d pool) {
        return "average pool " + window(pool.window());
    }

    @Override
    public String visit(GlobalAveragePool pool) {
        return "global average pool";
    }

    @Override
    public String visit(UpsampleNearest upsample) {
        return "upsample x" + upsample.scale();
    }

    @Override
    public String visit(Concat concat) {
        return "concat";
    }

    @Override
    public String visit(Add add) {
        return "add";
    }

    @Override
    public String visit(Mul mul) {
        return "mul";
    }

    @Override
    public String visit(SliceChannels slice) {
        return UNLISTED;
    }

    @Override
    public String visit(Subsample cells) {
        return UNLISTED;
    }

    @Override
    public String visit(Flatten flatten) {
        return "flatten";
    }

    @Override
    public String visit(PadChannels pad) {
        return "pad channels";
    }

    @Override
    public String visit(Clamp clamp) {
        return UNLISTED;
    }

    @Override
    public String visit(HardSigmoid sigmoid) {
        return UNLISTED;
    }

    @Override
    public String visit(HardSwish swish) {
        return UNLISTED;
    }

    @Override
    public String visit(TokenOperation operation) {
        return operation.accept(new TokenLabel());
    }

    private static String window(Window window) {
        int stride = window.stride().height();
        return window.kernel() + (stride == 1 ? "" : "/" + stride);
    }
}
