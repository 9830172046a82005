package dev.sightline.checks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** The kinds of image file that programs read differently from each other, each made by the JDK's encoders. */
enum ImageKind {
    RGB(BufferedImage.TYPE_3BYTE_BGR, 61, 47, "png"),
    JPEG(BufferedImage.TYPE_3BYTE_BGR, 61, 47, "jpg"),
    GREY(BufferedImage.TYPE_BYTE_GRAY, 61, 47, "png"),
    /** The same pixels as {@link #GREY}. */
    GREY_IN_THREE_CHANNELS(BufferedImage.TYPE_3BYTE_BGR, 61, 47, "png"),
    PALETTE(BufferedImage.TYPE_BYTE_INDEXED, 61, 47, "png"),
    ALPHA(BufferedImage.TYPE_4BYTE_ABGR, 61, 47, "png"),
    SIXTEEN_BIT(BufferedImage.TYPE_USHORT_GRAY, 61, 47, "png"),
    TURNED_BY_EXIF(BufferedImage.TYPE_3BYTE_BGR, 61, 47, "jpg"),
    ONE_PIXEL_WIDE(BufferedImage.TYPE_3BYTE_BGR, 1, 90, "png"),
    ONE_PIXEL_HIGH(BufferedImage.TYPE_3BYTE_BGR, 90, 1, "png"),
    ONE_PIXEL(BufferedImage.TYPE_3BYTE_BGR, 1, 1, "png"),
    HUGE(BufferedImage.TYPE_BYTE_GRAY, 6000, 4000, "png");

    /** EXIF's number for an image to be turned a quarter clockwise. */
    private static final int QUARTER_CLOCKWISE = 6;

    private final int type;
    private final int width;
    private final int height;
    private final String format;

    ImageKind(int type, int width, int height, String format) {
        this.type = type;
        this.width = width;
        this.height = height;
        this.format = format;
    }

    /** Width of the image as shown. */
    int shownWidth() {
        return this == TURNED_BY_EXIF ? height : width;
    }

    /** Height of the image as shown. */
    int shownHeight() {
        return this == TURNED_BY_EXIF ? width : height;
    }

    Path write(Path folder) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        if (!ImageIO.write(drawn(), format, encoded)) {
            throw new IllegalStateException("the JDK cannot write " + this + " as " + format);
        }
        byte[] bytes = encoded.toByteArray();
        Path file = folder.resolve(name().toLowerCase(Locale.ROOT) + "." + format);
        return Files.write(file, this == TURNED_BY_EXIF ? withOrientation(bytes) : bytes);
    }

    /** Waves of unlike length in each channel, so that no turn, mirroring or exchange of channels goes unseen. */
    private BufferedImage drawn() {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int level = (x * 5 + y * 2) & 255;
                boolean grey = this == GREY || this == GREY_IN_THREE_CHANNELS || this == HUGE;
                if (grey && type == BufferedImage.TYPE_BYTE_GRAY) {
                    image.getRaster().setSample(x, y, 0, level);
                } else {
                    int green = grey ? level : (x * 3 + y * 7) & 255;
                    int blue = grey ? level : (x + y * 11) & 255;
                    image.setRGB(x, y, (255 - (x & 127)) << 24 | level << 16 | green << 8 | blue);
                }
            }
        }
        return image;
    }

    /** The JPEG with an EXIF block of one entry behind its first marker. */
    private static byte[] withOrientation(byte[] jpeg) {
        byte[] block = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'I',
            'I',
            42,
            0,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            1,
            3,
            0,
            1,
            0,
            0,
            0,
            QUARTER_CLOCKWISE,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(block);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
