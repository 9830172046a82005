package dev.sightline.data.synth;

import dev.sightline.data.synth.Lattice.Node;
import java.util.List;

/**
 * A board without defects: where copper, holes and parts are, in pixels.
 *
 * @param lattice the net of each of its points
 * @param trackWidth in pixels
 */
record BoardLayout(
        Lattice lattice,
        double trackWidth,
        List<Track> tracks,
        List<HolePad> holes,
        List<SurfacePad> pads,
        List<Part> parts) {

    BoardLayout {
        tracks = List.copyOf(tracks);
        holes = List.copyOf(holes);
        pads = List.copyOf(pads);
        parts = List.copyOf(parts);
    }

    /**
     * A straight piece of copper between two neighbouring points.
     *
     * @param inner neither end is a pad
     */
    record Track(int net, Node from, Node to, boolean inner) {
        boolean straight() {
            return from.column() == to.column() || from.row() == to.row();
        }
    }

    /** A ring of bare metal around a drilled hole. */
    record HolePad(Node node, double radius, double hole) {}

    /** A rectangle of bare metal that a part is soldered to. */
    record SurfacePad(Node node, double halfWidth, double halfHeight) {}

    /**
     * A body that sits on the board.
     *
     * @param horizontal its pads are to the left and right
     */
    record Part(Kind kind, double xCenter, double yCenter, double halfWidth, double halfHeight, boolean horizontal) {
        enum Kind {
            CIRCUIT,
            RESISTOR,
            CAPACITOR
        }
    }
}
