package dev.sightline.torch.execute;

import dev.sightline.nn.op.Dropout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * What one forward pass drops: a function of the seed, the place in the run and the node alone, so that a resumed run and any
 * number of threads drop the same.
 *
 * @param seed of the run
 * @param update updates of the weights before this pass
 * @param part of the update, where several passes make one; counted from 0
 */
public record DropoutDraws(long seed, long update, int part) {

    /** The tensor {@code [batch, ...]} with this pass's part of it dropped, in its own number type. */
    Tensor applied(Dropout dropout, int node, Tensor x) {
        if (dropout.rate() == 0) {
            return new Tensor(x);
        }
        boolean whole = dropout.unit() == Dropout.Unit.IMAGE;
        long[] shape = x.sizes().vec().get();
        if (whole) {
            Arrays.fill(shape, 1, shape.length, 1);
        }
        float[] factors = factors(dropout.rate(), node, Math.toIntExact(whole ? shape[0] : x.numel()));
        try (Tensor mask = TensorArrays.of(factors, shape);
                Tensor fitting = mask.to(x)) {
            return x.mul(fitting);
        }
    }

    private float[] factors(double rate, int node, int count) {
        SplittableRandom random = new SplittableRandom(mixed(mixed(mixed(seed) + update) + part) + node);
        float kept = (float) (1 / (1 - rate));
        float[] factors = new float[count];
        for (int i = 0; i < count; i++) {
            factors[i] = random.nextDouble() < rate ? 0 : kept;
        }
        return factors;
    }

    /** The finalizer of MurmurHash3, so that neighbours share no draws. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }
}
