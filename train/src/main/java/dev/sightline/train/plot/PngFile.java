package dev.sightline.train.plot;

import dev.sightline.core.file.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws an image and writes it. */
final class PngFile {

    private static final String NO_FONT =
            "this Java finds no font; install one, for example: apt-get install fontconfig fonts-dejavu-core";

    private PngFile() {}

    /**
     * Draws and writes. Where no font is installed, Java2D fails with whatever its native part ran into: hence errors are
     * caught too.
     *
     * @throws PlotException if it cannot be drawn; without a font nothing can
     */
    static Path write(Path file, Supplier<BufferedImage> drawing) throws IOException {
        BufferedImage image;
        try {
            image = drawing.get();
        } catch (InternalError | LinkageError | RuntimeException e) {
            throw new PlotException("cannot draw " + file + ": " + (Look.hasFont() ? e.toString() : NO_FONT), e);
        }
        AtomicFile.write(file, out -> encode(image, out));
        return file;
    }

    /** In memory: by default ImageIO passes images through the temporary folder, which may be full. */
    private static void encode(BufferedImage image, OutputStream out) throws IOException {
        try (ImageOutputStream encoded = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", encoded);
        }
    }
}
