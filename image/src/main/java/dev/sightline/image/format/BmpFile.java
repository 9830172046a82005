package dev.sightline.image.format;

import java.nio.ByteOrder;

/** Windows bitmaps by their two headers: size, and for pixels stored plainly whether all rows are there. */
final class BmpFile implements FormatReader {

    private static final int UNCOMPRESSED = 0;

    @Override
    public boolean recognises(Bytes bytes) {
        return bytes.startsWith(0, "BM") && bytes.length() >= 26;
    }

    @Override
    public ImageHeader header(Bytes file) {
        return ImageHeader.checked(
                file, ImageFormat.BMP, size(file.in(ByteOrder.LITTLE_ENDIAN)), ExifOrientation.UPRIGHT);
    }

    @Override
    public void requireWhole(Bytes file) {
        Bytes bytes = file.in(ByteOrder.LITTLE_ENDIAN);
        boolean old = bytes.unsigned32(14) == 12;
        if (!old && bytes.unsigned32(30) != UNCOMPRESSED) {
            return;
        }
        long[] size = size(bytes);
        int bits = bytes.unsigned16(old ? 24 : 28);
        long row = (size[0] * bits + 31) / 32 * 4;
        long end = bytes.unsigned32(10) + row * size[1];
        if (end > bytes.length()) {
            throw bytes.truncated("the rows of the BMP end at byte " + end);
        }
    }

    /** A negative height means rows from top to bottom. */
    private static long[] size(Bytes bytes) {
        return bytes.unsigned32(14) == 12
                ? new long[] {bytes.unsigned16(18), bytes.unsigned16(20)}
                : new long[] {bytes.signed32(18), Math.abs((long) bytes.signed32(22))};
    }
}
