package dev.sightline.data.synth;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.synth.BoardLayout.HolePad;
import dev.sightline.data.synth.BoardLayout.Part;
import dev.sightline.data.synth.BoardLayout.SurfacePad;
import dev.sightline.data.synth.BoardLayout.Track;
import dev.sightline.data.synth.Lattice.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lays out a board: parts first, tracks from their pads, then more tracks between holes until it is full enough. */
final class LayoutBuilder {

    private static final int LONGEST_TRACK = 11;
    private static final int TRIES = 90;

    private final RandomStream random;
    private final Lattice lattice;
    private final double trackWidth;
    private final double padRadius;
    private final List<List<Node>> paths = new ArrayList<>();
    private final List<SurfacePad> pads = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<HolePad> holes = new ArrayList<>();
    private final Set<Node> ends = new HashSet<>();
    private int nets;

    private LayoutBuilder(RandomStream random, int size) {
        this.random = random;
        double pitch = random.uniform(24, 32);
        this.lattice = new Lattice(size, pitch, random.uniform(.5, 1) * pitch, random.uniform(.5, 1) * pitch);
        this.trackWidth = pitch * random.uniform(.3, .42);
        this.padRadius = pitch * random.uniform(.38, .45);
    }

    static BoardLayout build(RandomStream random, int size) {
        return new LayoutBuilder(random, size).build();
    }

    private BoardLayout build() {
        placeParts();
        List.copyOf(pads).forEach(pad -> route(pad.node(), lattice.holder(pad.node())));
        double fullness = random.uniform(.5, .72);
        for (int i = 0; i < TRIES && share() < fullness; i++) {
            Node start = anyNode();
            if (lattice.free(start)) {
                start(start);
            }
        }
        return new BoardLayout(lattice, trackWidth, tracks(), holes, pads, parts);
    }

    private void start(Node start) {
        int net = nets++;
        lattice.hold(start, net);
        if (route(start, net)) {
            drill(start);
        } else {
            lattice.hold(start, Lattice.FREE);
        }
    }

    /** Walks from a pad, mostly straight on, and ends in a hole; false if there is no way out. */
    private boolean route(Node start, int net) {
        List<Node> path = new ArrayList<>(List.of(start));
        int direction = random.below(8);
        int wanted = 4 + random.below(LONGEST_TRACK - 3);
        while (path.size() < wanted) {
            Node at = path.get(path.size() - 1);
            direction = turn(at, direction, path.size() == 1);
            if (direction < 0) {
                break;
            }
            lattice.pass(at, direction, net);
            path.add(at.step(direction));
        }
        if (path.size() < 3) {
            path.subList(1, path.size()).forEach(node -> lattice.hold(node, Lattice.FREE));
            return false;
        }
        ends.add(start);
        drill(path.get(path.size() - 1));
        paths.add(path);
        return true;
    }

    /** Straight on, or 45 degrees to a side; the first step may go anywhere. Negative when stuck. */
    private int turn(Node at, int direction, boolean first) {
        int side = random.happens(.5) ? 1 : -1;
        int[] wishes = random.happens(.75)
                ? new int[] {direction, direction + side, direction - side}
                : new int[] {direction + side, direction, direction - side};
        for (int wish : wishes) {
            if (lattice.passable(at, wish & 7)) {
                return wish & 7;
            }
        }
        for (int i = 0; first && i < 8; i++) {
            if (lattice.passable(at, (direction + i) & 7)) {
                return (direction + i) & 7;
            }
        }
        return -1;
    }

    private void drill(Node node) {
        double radius = padRadius * random.uniform(.9, 1.08);
        holes.add(new HolePad(node, radius, radius * random.uniform(.42, .55)));
        ends.add(node);
    }

    private List<Track> tracks() {
        List<Track> tracks = new ArrayList<>();
        for (List<Node> path : paths) {
            int net = lattice.holder(path.get(0));
            for (int i = 1; i < path.size(); i++) {
                Node from = path.get(i - 1);
                Node to = path.get(i);
                tracks.add(new Track(net, from, to, !ends.contains(from) && !ends.contains(to)));
            }
        }
        return tracks;
    }

    private void placeParts() {
        if (random.happens(.55)) {
            placeCircuit(3 + random.below(3), 3 + random.below(2));
        }
        int small = random.below(4);
        for (int i = 0; i < small; i++) {
            placeSmall(random.happens(.5) ? Part.Kind.RESISTOR : Part.Kind.CAPACITOR);
        }
    }

    /** Two columns of pads with a body between them. */
    private void placeCircuit(int rows, int columns) {
        Node corner = anyNode();
        if (!allFree(corner, columns, rows)) {
            return;
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Node node = new Node(corner.column() + column, corner.row() + row);
                if (column == 0 || column == columns - 1) {
                    surfacePad(node, .4, .26);
                } else {
                    lattice.hold(node, Lattice.BLOCKED);
                }
            }
        }
        double pitch = lattice.pitch();
        parts.add(new Part(
                Part.Kind.CIRCUIT,
                lattice.x(corner) + (columns - 1) * pitch / 2,
                lattice.y(corner) + (rows - 1) * pitch / 2,
                (columns - 1) * pitch / 2 - .42 * pitch,
                (rows - 1) * pitch / 2 + .45 * pitch,
                true));
    }

    private void placeSmall(Part.Kind kind) {
        boolean horizontal = random.happens(.5);
        Node first = anyNode();
        if (!allFree(first, horizontal ? 3 : 1, horizontal ? 1 : 3)) {
            return;
        }
        Node middle = first.step(horizontal ? 0 : 2);
        lattice.hold(middle, Lattice.BLOCKED);
        for (Node node : List.of(first, middle.step(horizontal ? 0 : 2))) {
            surfacePad(node, horizontal ? .34 : .42, horizontal ? .42 : .34);
        }
        double along = lattice.pitch();
        double across = .36 * lattice.pitch();
        parts.add(new Part(
                kind,
                lattice.x(middle),
                lattice.y(middle),
                horizontal ? along : across,
                horizontal ? across : along,
                horizontal));
    }

    private void surfacePad(Node node, double halfWidth, double halfHeight) {
        lattice.hold(node, nets++);
        pads.add(new SurfacePad(node, halfWidth * lattice.pitch(), halfHeight * lattice.pitch()));
        ends.add(node);
    }

    private boolean allFree(Node corner, int columns, int rows) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (!lattice.free(new Node(corner.column() + column, corner.row() + row))) {
                    return false;
                }
            }
        }
        return true;
    }

    private double share() {
        int taken = 0;
        for (int row = 0; row < lattice.count(); row++) {
            for (int column = 0; column < lattice.count(); column++) {
                taken += lattice.free(new Node(column, row)) ? 0 : 1;
            }
        }
        return taken / (double) (lattice.count() * lattice.count());
    }

    private Node anyNode() {
        return new Node(random.below(lattice.count()), random.below(lattice.count()));
    }
}
