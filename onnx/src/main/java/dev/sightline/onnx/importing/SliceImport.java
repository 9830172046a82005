package dev.sightline.onnx.importing;

import dev.sightline.nn.op.Extent;
import dev.sightline.nn.op.Operation;
import dev.sightline.nn.op.Shape;
import dev.sightline.nn.op.SliceChannels;
import dev.sightline.nn.op.Subsample;
import java.util.Arrays;
import java.util.stream.LongStream;

/** What becomes of slices: some of the channels, or every so many rows and columns. */
final class SliceImport {

    private static final int CHANNELS = 1;
    private static final int HEIGHT = 2;
    private static final int WIDTH = 3;

    private SliceImport() {}

    static void slice(ImportedNode node, ImportState state) {
        Cuts cuts = Cuts.of(node, state);
        Shape shape = state.shape(node, 0);
        Operation operation = cuts.isOfChannels()
                ? new SliceChannels(place(cuts.starts[0], shape.channels()), place(cuts.ends[0], shape.channels()))
                : subsample(cuts, shape);
        state.put(node.output(), state.net().add(operation, state.value(node, 0)));
    }

    /** Every so many cells up to the end of each axis. */
    private static Subsample subsample(Cuts cuts, Shape shape) {
        int[] first = {0, 0};
        int[] step = {1, 1};
        for (int i = 0; i < cuts.axes.length; i++) {
            int axis = (int) cuts.axes[i];
            if (axis < HEIGHT
                    || axis > WIDTH
                    || shape.rank() != 4
                    || cuts.steps[i] < 1
                    || cuts.steps[i] > shape.size(axis)
                    || place(cuts.ends[i], shape.size(axis)) != shape.size(axis)) {
                throw new IllegalArgumentException(
                        "slices of channels by steps of 1, and every so many rows and columns"
                                + " to the end, are supported, found " + cuts + " of " + shape);
            }
            first[axis - HEIGHT] = place(cuts.starts[i], shape.size(axis));
            step[axis - HEIGHT] = (int) cuts.steps[i];
        }
        return new Subsample(first[0], first[1], new Extent(step[0], step[1]));
    }

    private static int place(long index, int length) {
        long counted = index < 0 ? index + length : index;
        return (int) Math.max(0, Math.min(length, counted));
    }

    /** What a node states for each axis that it cuts. */
    private record Cuts(long[] axes, long[] starts, long[] ends, long[] steps) {

        static Cuts of(ImportedNode node, ImportState state) {
            long[] starts = state.longs(node, 1);
            long[] ends = state.longs(node, 2);
            long[] axes = node.hasInput(3)
                    ? state.longs(node, 3)
                    : LongStream.range(0, starts.length).toArray();
            long[] steps = node.hasInput(4) ? state.longs(node, 4) : ones(starts.length);
            if (starts.length == 0
                    || ends.length != starts.length
                    || axes.length != starts.length
                    || steps.length != starts.length) {
                throw new IllegalArgumentException(
                        "starts, ends, axes and steps must be as many, found " + new Cuts(axes, starts, ends, steps));
            }
            return new Cuts(axes, starts, ends, steps);
        }

        boolean isOfChannels() {
            return axes.length == 1 && axes[0] == CHANNELS && steps[0] == 1;
        }

        private static long[] ones(int count) {
            return LongStream.generate(() -> 1).limit(count).toArray();
        }

        @Override
        public String toString() {
            return "axes " + Arrays.toString(axes) + " from " + Arrays.toString(starts) + " to " + Arrays.toString(ends)
                    + " by steps of " + Arrays.toString(steps);
        }
    }
}
