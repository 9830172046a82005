package dev.sightline.torch.loss;

/** libtorch's numbers for how a loss is reduced. */
final class Reduction {

    static final long SUM = 2;

    private Reduction() {}
}
