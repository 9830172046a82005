package dev.sightline.image.format;

import java.nio.ByteOrder;

/** JPEG by its markers (ITU-T T.81, annex B): size from the frame header, orientation from APP1, the end from EOI. */
final class JpegFile implements FormatReader {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP1 = 0xE1;

    @Override
    public boolean recognises(Bytes bytes) {
        return bytes.startsWith(0, "\u00FF\u00D8\u00FF");
    }

    @Override
    public ImageHeader header(Bytes bytes) {
        ExifOrientation orientation = ExifOrientation.UPRIGHT;
        for (int at = marker(bytes, 2); ; at = marker(bytes, afterSegment(bytes, at))) {
            int code = bytes.unsigned8(at);
            if (isFrame(code)) {
                requireKnownChannels(bytes, bytes.unsigned8(at + 8));
                long[] size = {bytes.unsigned16(at + 6), bytes.unsigned16(at + 4)};
                return ImageHeader.checked(bytes, ImageFormat.JPEG, size, orientation);
            }
            if (code == START_OF_SCAN || code == END_OF_IMAGE) {
                throw bytes.refused("its JPEG structure is broken: no frame header before the first scan");
            }
            if (code == APP1 && bytes.startsWith(at + 3, "Exif\0\0")) {
                orientation = orientation(bytes, at);
            }
        }
    }

    @Override
    public void requireWhole(Bytes bytes) {
        int at = marker(bytes, 2);
        while (bytes.unsigned8(at) != END_OF_IMAGE) {
            int next = afterSegment(bytes, at);
            if (bytes.unsigned8(at) == START_OF_SCAN) {
                next = afterScan(bytes, next);
            }
            if (next >= bytes.length() - 1) {
                throw bytes.truncated("the JPEG has no end marker");
            }
            at = marker(bytes, next);
        }
    }

    /** The code byte of the marker at or after {@code at}; fill bytes and stray bytes between segments are skipped. */
    private static int marker(Bytes bytes, int at) {
        int i = at;
        while (i < bytes.length() - 1) {
            boolean isMarker = bytes.unsigned8(i) == 0xFF && bytes.unsigned8(i + 1) != 0xFF;
            if (isMarker && bytes.unsigned8(i + 1) != 0) {
                return i + 1;
            }
            i++;
        }
        throw bytes.truncated("the JPEG has no end marker");
    }

    /** Where the segment whose code is at {@code at} ends; markers from RST0 to SOI and TEM stand alone. */
    private static int afterSegment(Bytes bytes, int at) {
        int code = bytes.unsigned8(at);
        boolean alone = (code >= 0xD0 && code <= 0xD8) || code == 0x01;
        return alone ? at + 1 : at + 1 + Math.max(2, bytes.unsigned16(at + 1));
    }

    /** The next {@code FF} that is neither stuffing nor a restart marker, which is all that scan data may hold. */
    private static int afterScan(Bytes bytes, int from) {
        for (int i = from; i < bytes.length() - 1; i++) {
            if (bytes.unsigned8(i) == 0xFF) {
                int code = bytes.unsigned8(i + 1);
                if (code != 0 && code != 0xFF && !(code >= 0xD0 && code <= 0xD7)) {
                    return i;
                }
            }
        }
        return bytes.length();
    }

    private static boolean isFrame(int code) {
        boolean isTable = code == 0xC4 || code == 0xC8 || code == 0xCC;
        return code >= 0xC0 && code <= 0xCF && !isTable;
    }

    private static void requireKnownChannels(Bytes bytes, int channels) {
        if (channels != 1 && channels != 3 && channels != 4) {
            throw bytes.refused("a JPEG has 1, 3 or 4 channels, this one " + channels);
        }
    }

    /** A malformed EXIF block gives no orientation, as in every viewer. */
    private static ExifOrientation orientation(Bytes bytes, int segment) {
        try {
            return TiffDirectory.first(bytes.from(segment + 9, ByteOrder.BIG_ENDIAN))
                    .orientation();
        } catch (ImageException e) {
            return ExifOrientation.UPRIGHT;
        }
    }
}
