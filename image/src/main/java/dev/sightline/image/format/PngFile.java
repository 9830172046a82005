package dev.sightline.image.format;

import java.nio.ByteOrder;

/** PNG by its chunks (ISO/IEC 15948): size from IHDR, orientation from eXIf, the end from IEND. */
final class PngFile implements FormatReader {

    private static final int FIRST_CHUNK = 8;

    @Override
    public boolean recognises(Bytes bytes) {
        return bytes.startsWith(0, "\u0089PNG\r\n\u001a\n");
    }

    @Override
    public ImageHeader header(Bytes bytes) {
        if (bytes.length() >= FIRST_CHUNK + 8 && !bytes.startsWith(FIRST_CHUNK + 4, "IHDR")) {
            throw bytes.refused("its PNG structure is broken: it does not start with IHDR");
        }
        long[] size = {bytes.unsigned32(16), bytes.unsigned32(20)};
        return ImageHeader.checked(bytes, ImageFormat.PNG, size, orientation(bytes));
    }

    @Override
    public void requireWhole(Bytes bytes) {
        int at = FIRST_CHUNK;
        while (!bytes.startsWith(at + 4, "IEND")) {
            long next = next(bytes, at);
            if (next > bytes.length() - 8) {
                throw bytes.truncated("the PNG has no last chunk");
            }
            at = (int) next;
        }
    }

    /** Looked for before the pixels alone, where encoders put it, so that a file's first bytes are enough. */
    private static ExifOrientation orientation(Bytes bytes) {
        long at = FIRST_CHUNK;
        while (at <= bytes.length() - 8 && !bytes.startsWith((int) at + 4, "IDAT")) {
            if (bytes.startsWith((int) at + 4, "eXIf")) {
                return exif(bytes, (int) at + 8);
            }
            at = next(bytes, (int) at);
        }
        return ExifOrientation.UPRIGHT;
    }

    private static ExifOrientation exif(Bytes bytes, int at) {
        try {
            return TiffDirectory.first(bytes.from(at, ByteOrder.BIG_ENDIAN)).orientation();
        } catch (ImageException e) {
            return ExifOrientation.UPRIGHT;
        }
    }

    /** A chunk is its length, its type, its data and a checksum. */
    private static long next(Bytes bytes, int at) {
        return at + 12L + bytes.unsigned32(at);
    }
}
