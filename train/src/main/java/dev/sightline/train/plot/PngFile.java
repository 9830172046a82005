package dev.sightline.train.plot;

import dev.sightline.core.file.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** Draws an image and writes it. */
final class PngFile {

    private PngFile() {}

    /** Where no font is installed, Java2D fails with whatever its native part ran into: hence errors are caught too. */
    static Path write(Path file, Supplier<BufferedImage> drawing) throws IOException {
        BufferedImage image;
        try {
            image = drawing.get();
        } catch (InternalError | NoClassDefFoundError | UnsatisfiedLinkError | NullPointerException e) {
            throw new PlotException(
                    "cannot draw " + file + ": this Java finds no font; install one, for example:"
                            + " apt-get install fontconfig fonts-dejavu-core",
                    e);
        }
        AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
        return file;
    }
}
