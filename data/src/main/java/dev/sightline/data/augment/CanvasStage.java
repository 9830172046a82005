package dev.sightline.data.augment;

import dev.sightline.image.Image;
import dev.sightline.image.Projective;
import java.util.ArrayList;
import java.util.List;

/** One interpolation of the canvas and the photometry after it. */
final class CanvasStage {

    private final List<DrawnPhotometry> changes = new ArrayList<>();
    private Projective map = Projective.identity();
    private boolean looksAtPosition;

    private record DrawnPhotometry(Photometry photometry, RandomStream random) {}

    Projective map() {
        return map;
    }

    /** Whether a map that comes now cannot be drawn before what is there. */
    boolean looksAtPosition() {
        return looksAtPosition;
    }

    void map(Projective next) {
        map = map.then(next);
    }

    void change(Photometry photometry, RandomStream random) {
        changes.add(new DrawnPhotometry(photometry, random));
        looksAtPosition |= !photometry.ignoresPosition();
    }

    /** The photometry, in order. */
    Image changed(Image image) {
        Image changed = image;
        for (DrawnPhotometry change : changes) {
            changed = change.photometry().apply(changed, change.random());
        }
        return changed;
    }
}
