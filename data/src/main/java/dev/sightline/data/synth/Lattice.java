package dev.sightline.data.synth;

import java.util.Arrays;

/**
 * The points that tracks run between, and which net holds each. Tracks go to one of the eight neighbours and never
 * cross.
 */
final class Lattice {

    static final int FREE = -1;
    static final int BLOCKED = -2;

    /** Steps to the neighbours, each 45 degrees from the one before. */
    private static final int[] COLUMN_STEP = {1, 1, 0, -1, -1, -1, 0, 1};

    private static final int[] ROW_STEP = {0, 1, 1, 1, 0, -1, -1, -1};

    private final int count;
    private final double pitch;
    private final double xFirst;
    private final double yFirst;
    private final int[] holders;
    private final boolean[] crossed;

    Lattice(int size, double pitch, double xFirst, double yFirst) {
        this.pitch = pitch;
        this.xFirst = xFirst;
        this.yFirst = yFirst;
        this.count = (int) ((size - Math.max(xFirst, yFirst) - pitch / 2) / pitch) + 1;
        this.holders = new int[count * count];
        this.crossed = new boolean[count * count];
        Arrays.fill(holders, FREE);
    }

    /** A point by its column and row. */
    record Node(int column, int row) {
        Node step(int direction) {
            return new Node(column + COLUMN_STEP[direction & 7], row + ROW_STEP[direction & 7]);
        }
    }

    int count() {
        return count;
    }

    double pitch() {
        return pitch;
    }

    double x(Node node) {
        return xFirst + node.column() * pitch;
    }

    double y(Node node) {
        return yFirst + node.row() * pitch;
    }

    boolean contains(Node node) {
        return node.column() >= 0 && node.row() >= 0 && node.column() < count && node.row() < count;
    }

    /** The net at a point, {@link #FREE}, or {@link #BLOCKED}, as is everything outside. */
    int holder(Node node) {
        return contains(node) ? holders[node.row() * count + node.column()] : BLOCKED;
    }

    boolean free(Node node) {
        return holder(node) == FREE;
    }

    void hold(Node node, int holder) {
        holders[node.row() * count + node.column()] = holder;
    }

    /** Whether a track may go from a point to its free neighbour. */
    boolean passable(Node from, int direction) {
        Node to = from.step(direction);
        return free(to) && !(diagonal(direction) && crossed[square(from, to)]);
    }

    void pass(Node from, int direction, int net) {
        Node to = from.step(direction);
        hold(to, net);
        if (diagonal(direction)) {
            crossed[square(from, to)] = true;
        }
    }

    static boolean diagonal(int direction) {
        return (direction & 1) == 1;
    }

    /** The square that a diagonal step crosses, by its top-left point. */
    private int square(Node from, Node to) {
        return Math.min(from.row(), to.row()) * count + Math.min(from.column(), to.column());
    }
}
