package dev.sightline.image.format;

import java.nio.ByteOrder;

/** WebP by its RIFF chunks (RFC 9649): lossy, lossless and extended files. */
final class WebpFile implements FormatReader {

    private static final int FIRST_CHUNK = 12;

    @Override
    public boolean recognises(Bytes bytes) {
        return bytes.startsWith(0, "RIFF") && bytes.startsWith(8, "WEBP");
    }

    @Override
    public ImageHeader header(Bytes file) {
        Bytes bytes = file.in(ByteOrder.LITTLE_ENDIAN);
        return ImageHeader.checked(file, ImageFormat.WEBP, size(bytes), orientation(bytes));
    }

    @Override
    public void requireWhole(Bytes file) {
        long stated = file.in(ByteOrder.LITTLE_ENDIAN).unsigned32(4) + 8;
        if (stated > file.length()) {
            throw file.truncated("the WebP states " + stated + " bytes");
        }
    }

    private static long[] size(Bytes bytes) {
        int data = FIRST_CHUNK + 8;
        if (bytes.startsWith(FIRST_CHUNK, "VP8X")) {
            return new long[] {bytes.unsigned24(data + 4) + 1L, bytes.unsigned24(data + 7) + 1L};
        }
        if (bytes.startsWith(FIRST_CHUNK, "VP8L")) {
            long packed = bytes.unsigned32(data + 1);
            return new long[] {(packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1};
        }
        if (bytes.startsWith(FIRST_CHUNK, "VP8 ")) {
            return new long[] {bytes.unsigned16(data + 6) & 0x3FFF, bytes.unsigned16(data + 8) & 0x3FFF};
        }
        throw bytes.refused("its WebP structure is broken: no image chunk comes first");
    }

    /** EXIF follows the pixels of an extended file that announces it. */
    private static ExifOrientation orientation(Bytes bytes) {
        boolean announced = bytes.startsWith(FIRST_CHUNK, "VP8X") && (bytes.unsigned8(FIRST_CHUNK + 8) & 0x08) != 0;
        long at = FIRST_CHUNK;
        while (announced && !bytes.startsWith((int) at, "EXIF")) {
            long length = bytes.unsigned32((int) at + 4);
            at += 8 + length + (length & 1);
            if (at > bytes.length() - 8) {
                throw bytes.truncated("the WebP announces EXIF data and holds none");
            }
        }
        return announced ? exif(bytes, (int) at + 8) : ExifOrientation.UPRIGHT;
    }

    private static ExifOrientation exif(Bytes bytes, int at) {
        try {
            int start = bytes.startsWith(at, "Exif\0\0") ? at + 6 : at;
            return TiffDirectory.first(bytes.from(start, ByteOrder.BIG_ENDIAN)).orientation();
        } catch (ImageException e) {
            return ExifOrientation.UPRIGHT;
        }
    }
}
