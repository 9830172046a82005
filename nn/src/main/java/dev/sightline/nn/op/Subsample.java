package dev.sightline.nn.op;

import java.util.List;
import java.util.Objects;

/**
 * Every {@code step}-th cell of a feature map in height and in width: the rows {@code row, row + step, ...} and the columns
 * likewise. Four of them with a step of 2 hold each cell of a map once.
 *
 * @param row the first that is taken, counted from 0
 * @param column likewise
 * @param step cells from one that is taken to the next, 1 to take all
 */
public record Subsample(int row, int column, Extent step) implements Operation {

    public Subsample {
        Objects.requireNonNull(step, "step");
        Expect.atLeast("a subsample's first row", row, 0);
        Expect.atLeast("a subsample's first column", column, 0);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape map = Expect.map(inputs);
        Extent extent = map.extent();
        if (row >= extent.height() || column >= extent.width()) {
            throw Expect.mismatch("[batch, channels, above " + row + ", above " + column + "]", map);
        }
        return map.with(
                new Extent(taken(extent.height() - row, step.height()), taken(extent.width() - column, step.width())));
    }

    private static int taken(int cells, int step) {
        return (cells + step - 1) / step;
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
