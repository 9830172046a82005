package dev.sightline.image;

import dev.sightline.core.geometry.Box;

/** {@link Warp} for maps that are not affine: each target pixel is mapped back for itself. */
final class ProjectiveWarp {

    private ProjectiveWarp() {}

    static void draw(Image source, Box.Pixels region, Projective sourceToTarget, Surface target) {
        Box.Pixels part = region.clip(source.width(), source.height());
        Projective back = sourceToTarget.inverse();
        sourceToTarget
                .bounds(part)
                .map(bounds -> bounds.clip(target.width(), target.height()))
                .ifPresent(reach -> draw(source, part, back, reach, target));
    }

    private static void draw(Image source, Box.Pixels part, Projective back, Box.Pixels reach, Surface target) {
        for (int y = (int) reach.yMin(); y < Math.ceil(reach.yMax()); y++) {
            for (int x = (int) reach.xMin(); x < Math.ceil(reach.xMax()); x++) {
                if (back.depth(x + .5, y + .5) > 0) {
                    double u = back.x(x + .5, y + .5);
                    double v = back.y(x + .5, y + .5);
                    if (u >= part.xMin() && u < part.xMax() && v >= part.yMin() && v < part.yMax()) {
                        Warp.pixel(
                                source, Warp.position(u), Warp.position(v), target.rgb(), (y * target.width() + x) * 3);
                    }
                }
            }
        }
    }
}
