package dev.sightline.nn.cost;

import java.util.List;

/**
 * What an operation makes and what of it stays until its derivative is computed.
 *
 * @param width bytes of a number of its output
 * @param view whether the output lies in the memory of the first input
 * @param packed as in {@link TensorMemory}
 * @param inputs which inputs stay
 * @param output whether the output stays
 * @param own bytes of what it alone keeps: copies in another type or layout, indices, statistics
 */
record Kept(int width, boolean view, boolean packed, List<Integer> inputs, boolean output, long own) {

    private static final List<Integer> FIRST = List.of(0);

    static Kept nothing(int width) {
        return new Kept(width, false, true, List.of(), false, 0);
    }

    static Kept input(int width) {
        return new Kept(width, false, true, FIRST, false, 0);
    }

    static Kept output(int width) {
        return new Kept(width, false, true, List.of(), true, 0);
    }

    static Kept view(int width, boolean packed) {
        return new Kept(width, true, packed, List.of(), false, 0);
    }

    Kept packed(boolean other) {
        return new Kept(width, view, other, inputs, output, own);
    }

    Kept inputs(List<Integer> others) {
        return new Kept(width, view, packed, others, output, own);
    }

    Kept and(long bytes) {
        return new Kept(width, view, packed, inputs, output, own + bytes);
    }
}
