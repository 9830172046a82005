package dev.sightline.data.synth;

import dev.sightline.data.augment.RandomStream;
import dev.sightline.data.synth.BoardLayout.Track;
import dev.sightline.data.synth.Lattice.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws one defect's shapes at a random place of a layout where its kind is possible; empty where the place will not
 * do.
 */
final class DefectShapes {

    /** Copper to add and to take away, or a hole not to drill. */
    record Shapes(List<Outline> added, List<Outline> removed, int undrilled) {}

    private final BoardLayout layout;
    private final RandomStream random;
    private final List<Track> inner;

    DefectShapes(BoardLayout layout, RandomStream random) {
        this.layout = layout;
        this.random = random;
        this.inner = layout.tracks().stream().filter(Track::inner).toList();
    }

    Optional<Shapes> draw(DefectKind kind) {
        return switch (kind) {
            case MISSING_HOLE -> missingHole();
            case MOUSE_BITE -> onTrack(this::mouseBite);
            case OPEN_CIRCUIT -> onTrack(this::openCircuit);
            case SHORT -> shortCircuit();
            case SPUR -> spur();
            case SPURIOUS_COPPER -> spuriousCopper();
        };
    }

    /** A point on a track with the directions along it and across. */
    private record Spot(double x, double y, double alongX, double alongY) {
        double x(double along, double across) {
            return x + along * alongX - across * alongY;
        }

        double y(double along, double across) {
            return y + along * alongY + across * alongX;
        }
    }

    private interface OnTrack {
        Shapes draw(Spot spot);
    }

    private Optional<Shapes> missingHole() {
        return layout.holes().isEmpty()
                ? Optional.empty()
                : Optional.of(new Shapes(
                        List.of(), List.of(), random.below(layout.holes().size())));
    }

    private Optional<Shapes> onTrack(OnTrack kind) {
        if (inner.isEmpty()) {
            return Optional.empty();
        }
        Track track = inner.get(random.below(inner.size()));
        return Optional.of(kind.draw(spot(track, random.uniform(.35, .65))));
    }

    private Spot spot(Track track, double along) {
        Lattice lattice = layout.lattice();
        double dx = lattice.x(track.to()) - lattice.x(track.from());
        double dy = lattice.y(track.to()) - lattice.y(track.from());
        double length = Math.sqrt(dx * dx + dy * dy);
        return new Spot(
                lattice.x(track.from()) + along * dx, lattice.y(track.from()) + along * dy, dx / length, dy / length);
    }

    /** Two or three overlapping round bites from one side, more than half of the way through. */
    private Shapes mouseBite(Spot spot) {
        double half = layout.trackWidth() / 2;
        double side = random.happens(.5) ? 1 : -1;
        double depth = layout.trackWidth() * random.uniform(.58, .75);
        int bites = 2 + random.below(3);
        double radius = depth * random.uniform(.7, 1);
        List<Outline> removed = new ArrayList<>();
        for (int i = 0; i < bites; i++) {
            double along = (i - (bites - 1) / 2.0) * radius * random.uniform(.9, 1.2);
            double across = side * (half - depth + radius + random.uniform(0, 1));
            removed.add(new Outline.Disc(spot.x(along, across), spot.y(along, across), radius));
        }
        return new Shapes(List.of(), removed, -1);
    }

    private Shapes openCircuit(Spot spot) {
        double gap = random.uniform(5, 13);
        double half = layout.trackWidth() / 2;
        List<Outline> removed = new ArrayList<>();
        double tilt = random.uniform(-.35, .35) * half;
        removed.add(new Outline.Capsule(
                spot.x(tilt, half + gap),
                spot.y(tilt, half + gap),
                spot.x(-tilt, -half - gap),
                spot.y(-tilt, -half - gap),
                gap / 2));
        double ragged = random.uniform(-.5, .5) * half;
        removed.add(new Outline.Blob(spot.x(0, ragged), spot.y(0, ragged), gap * .62, .25, random.uniform(0, 6)));
        return new Shapes(List.of(), removed, -1);
    }

    /** A bridge between two neighbouring points of different nets, a little crooked. */
    private Optional<Shapes> shortCircuit() {
        if (inner.isEmpty()) {
            return Optional.empty();
        }
        Lattice lattice = layout.lattice();
        Node from = inner.get(random.below(inner.size())).from();
        Node to = from.step(2 * random.below(4));
        boolean twoNets = lattice.holder(to) >= 0 && lattice.holder(to) != lattice.holder(from);
        if (!twoNets || !isInner(to)) {
            return Optional.empty();
        }
        double xBend = (lattice.x(from) + lattice.x(to)) / 2 + random.uniform(-2.5, 2.5);
        double yBend = (lattice.y(from) + lattice.y(to)) / 2 + random.uniform(-2.5, 2.5);
        double radius = random.uniform(2.4, 4.6);
        return Optional.of(new Shapes(
                List.of(
                        new Outline.Capsule(lattice.x(from), lattice.y(from), xBend, yBend, radius),
                        new Outline.Capsule(xBend, yBend, lattice.x(to), lattice.y(to), radius),
                        new Outline.Blob(xBend, yBend, radius * 1.25, .25, random.uniform(0, 6))),
                List.of(),
                -1));
    }

    private boolean isInner(Node node) {
        return inner.stream()
                .anyMatch(track -> track.from().equals(node) || track.to().equals(node));
    }

    /** A tapering thorn towards a side where there is room. */
    private Optional<Shapes> spur() {
        if (inner.isEmpty()) {
            return Optional.empty();
        }
        Track track = inner.get(random.below(inner.size()));
        int side = random.happens(.5) ? 1 : -1;
        if (!track.straight() || !roomBeside(track, side)) {
            return Optional.empty();
        }
        Spot spot = spot(track, random.uniform(.3, .7));
        double half = layout.trackWidth() / 2;
        double tip = half + random.uniform(6.5, Math.max(7.5, layout.lattice().pitch() - layout.trackWidth() - 3));
        double lean = random.uniform(-3, 3);
        double radius = random.uniform(2.2, 3.6);
        double middle = (half + tip) / 2;
        return Optional.of(new Shapes(
                List.of(
                        new Outline.Capsule(
                                spot.x,
                                spot.y,
                                spot.x(lean / 2, side * middle),
                                spot.y(lean / 2, side * middle),
                                radius * 1.35),
                        new Outline.Capsule(
                                spot.x(lean / 2, side * middle),
                                spot.y(lean / 2, side * middle),
                                spot.x(lean, side * (tip - radius)),
                                spot.y(lean, side * (tip - radius)),
                                radius)),
                List.of(),
                -1));
    }

    private boolean roomBeside(Track track, int side) {
        int dx = track.to().column() - track.from().column();
        int dy = track.to().row() - track.from().row();
        Node beside = new Node(track.from().column() - side * dy, track.from().row() + side * dx);
        Node besideTo = new Node(track.to().column() - side * dy, track.to().row() + side * dx);
        return layout.lattice().free(beside) && layout.lattice().free(besideTo);
    }

    private Optional<Shapes> spuriousCopper() {
        Lattice lattice = layout.lattice();
        Node node = new Node(random.below(lattice.count()), random.below(lattice.count()));
        if (!lattice.free(node)) {
            return Optional.empty();
        }
        boolean roomy = true;
        for (int direction = 0; direction < 8; direction++) {
            roomy &= lattice.free(node.step(direction));
        }
        double largest = lattice.pitch() * (roomy ? .6 : .34);
        double radius = random.uniform(6, largest);
        double x = lattice.x(node) + random.uniform(-1.5, 1.5);
        double y = lattice.y(node) + random.uniform(-1.5, 1.5);
        Outline blob = new Outline.Blob(x, y, radius * .9, .22, random.uniform(0, 6));
        return Optional.of(new Shapes(List.of(blob), List.of(), -1));
    }
}
