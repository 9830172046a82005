package dev.sightline.core.contract;

/**
 * A method for every kind of box coding; a new kind does not compile until each user of codings handles it.
 *
 * @param <R> what comes out
 */
public interface BoxCodingVisitor<R> {

    R visit(BoxCoding.DistanceMaps maps);

    R visit(BoxCoding.YoloxCells cells);

    R visit(BoxCoding.DecodedBoxes boxes);

    R visit(BoxCoding.SuppressedBoxes boxes);
}
