package dev.sightline.data.synth;

import dev.sightline.core.geometry.Box;
import java.util.List;

/**
 * A defect on a board.
 *
 * @param box what an inspection line would draw: everything that is wrong, with a margin; whole pixels
 * @param added copper that should not be there
 * @param removed copper that should be there
 * @param undrilled index of the hole that is missing, or -1
 */
record Defect(DefectKind kind, Box.Pixels box, List<Outline> added, List<Outline> removed, int undrilled) {

    Defect {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Whether the two boxes are closer than {@code gap} pixels. */
    boolean near(Box.Pixels other, double gap) {
        return box.xMin() - gap < other.xMax()
                && other.xMin() - gap < box.xMax()
                && box.yMin() - gap < other.yMax()
                && other.yMin() - gap < box.yMax();
    }
}
