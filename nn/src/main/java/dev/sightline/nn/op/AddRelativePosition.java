package dev.sightline.nn.op;

import java.util.List;
import java.util.Objects;

/**
 * Learned numbers added to the attention between the cells of a window, one for each head and each offset from cell to
 * cell (Liu et al. 2021, "Swin Transformer", eq. 4): {@code [batch, ..., heads, cells, cells]} to the same, where cells
 * are counted row by row, and the second last axis is the cell that looks, the last the cell looked at.
 *
 * <p>Its one parameter, whatever it is called, is {@code [offsets, heads]}.
 */
public record AddRelativePosition(Extent window, int heads) implements TokenOperation {

    public AddRelativePosition {
        Objects.requireNonNull(window, "window");
        Expect.atLeast("heads", heads, 1);
    }

    /** The shape of the parameter: a row for each of {@code (2 * height - 1) * (2 * width - 1)} offsets. */
    public Shape tableShape() {
        return Shape.of((2 * window.height() - 1) * (2 * window.width() - 1), heads);
    }

    /** For each pair of cells, the last one fastest, the row of the table that holds their offset. */
    public long[] rows() {
        int cells = cells();
        long[] rows = new long[cells * cells];
        for (int i = 0; i < rows.length; i++) {
            int down = i / cells / window.width() - i % cells / window.width() + window.height() - 1;
            int right = i / cells % window.width() - i % cells % window.width() + window.width() - 1;
            rows[i] = (long) down * (2 * window.width() - 1) + right;
        }
        return rows;
    }

    /** Cells in a window. */
    public int cells() {
        return window.height() * window.width();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape logits = Expect.one(inputs);
        List<Integer> wanted = List.of(heads, cells(), cells());
        int rank = logits.rank();
        if (rank < 4 || !logits.sizes().subList(rank - 3, rank).equals(wanted)) {
            throw Expect.mismatch("[batch, ..., " + heads + ", " + cells() + ", " + cells() + "]", logits);
        }
        return logits;
    }

    @Override
    public <R> R accept(TokenOperationVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
