package dev.sightline.weights.pickle;

/**
 * What a pickle may use up; a checkpoint with ten thousand tensors stays far below the standard limits.
 *
 * @param opcodes steps until STOP
 * @param memo values kept for later use
 * @param stack values on the stack, open marks included
 * @param text bytes of one text
 * @param depth containers inside each other, and open marks
 */
public record PickleLimits(int opcodes, int memo, int stack, int text, int depth) {

    /** Bounds the memory a hostile pickle can take to a few hundred megabytes. */
    public static final PickleLimits STANDARD = new PickleLimits(4_000_000, 1_000_000, 1_000_000, 1 << 20, 100);

    public PickleLimits {
        if (Math.min(Math.min(opcodes, memo), Math.min(stack, Math.min(text, depth))) < 1) {
            throw new IllegalArgumentException("each limit must be at least 1, received opcodes " + opcodes + ", memo "
                    + memo + ", stack " + stack + ", text " + text + ", depth " + depth);
        }
    }
}
