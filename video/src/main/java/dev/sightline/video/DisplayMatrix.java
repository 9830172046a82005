package dev.sightline.video;

import dev.sightline.image.format.ExifOrientation;
import java.util.Optional;

/**
 * The matrix by which a container states how stored images are shown (ISO 14496-12, 8.5.2; FFmpeg's display.h): with y
 * downwards, {@code x' = a x + c y} and {@code y' = b x + d y}, in 16.16 fixed point, laid out
 * {@code a b u c d v x y w}. Scales are ignored.
 */
final class DisplayMatrix {

    private static final double TOLERANCE = 0.02;

    private DisplayMatrix() {}

    /** What must be done to show the images upright; nothing for a turn other than by quarters. */
    static Optional<ExifOrientation> orientation(int[] matrix) {
        double width = Math.hypot(matrix[0], matrix[1]);
        double height = Math.hypot(matrix[3], matrix[4]);
        if (width == 0 || height == 0) {
            return Optional.empty();
        }
        double[] shares = {matrix[0] / width, matrix[1] / width, matrix[3] / height, matrix[4] / height};
        StringBuilder signs = new StringBuilder();
        for (double share : shares) {
            long whole = Math.round(share);
            if (Math.abs(share - whole) > TOLERANCE) {
                return Optional.empty();
            }
            signs.append(whole > 0 ? '+' : whole < 0 ? '-' : '0');
        }
        return ofSigns(signs.toString());
    }

    private static Optional<ExifOrientation> ofSigns(String signs) {
        return switch (signs) {
            case "+00+" -> Optional.of(ExifOrientation.UPRIGHT);
            case "-00+" -> Optional.of(ExifOrientation.MIRRORED);
            case "-00-" -> Optional.of(ExifOrientation.HALF_TURN);
            case "+00-" -> Optional.of(ExifOrientation.MIRRORED_UPSIDE_DOWN);
            case "0++0" -> Optional.of(ExifOrientation.TRANSPOSED);
            case "0+-0" -> Optional.of(ExifOrientation.QUARTER_CLOCKWISE);
            case "0--0" -> Optional.of(ExifOrientation.TRANSVERSED);
            case "0-+0" -> Optional.of(ExifOrientation.QUARTER_COUNTERCLOCKWISE);
            default -> Optional.empty();
        };
    }
}
