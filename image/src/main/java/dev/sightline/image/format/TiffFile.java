package dev.sightline.image.format;

import java.util.List;

/** TIFF by its first directory (TIFF 6.0): size, orientation, and whether every strip or tile lies within the file. */
final class TiffFile implements FormatReader {

    private static final int IMAGE_WIDTH = 256;
    private static final int IMAGE_LENGTH = 257;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTE_COUNTS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTE_COUNTS = 325;

    @Override
    public boolean recognises(Bytes bytes) {
        return TiffDirectory.isTiff(bytes);
    }

    @Override
    public ImageHeader header(Bytes bytes) {
        TiffDirectory directory = TiffDirectory.first(bytes);
        long[] size = {directory.number(IMAGE_WIDTH, 0), directory.number(IMAGE_LENGTH, 0)};
        return ImageHeader.checked(bytes, ImageFormat.TIFF, size, directory.orientation());
    }

    @Override
    public void requireWhole(Bytes bytes) {
        TiffDirectory directory = TiffDirectory.first(bytes);
        requireWithin(bytes, directory.numbers(STRIP_OFFSETS), directory.numbers(STRIP_BYTE_COUNTS));
        requireWithin(bytes, directory.numbers(TILE_OFFSETS), directory.numbers(TILE_BYTE_COUNTS));
    }

    private static void requireWithin(Bytes bytes, List<Long> offsets, List<Long> counts) {
        for (int i = 0; i < Math.min(offsets.size(), counts.size()); i++) {
            long end = offsets.get(i) + counts.get(i);
            if (end > bytes.length()) {
                throw bytes.truncated("strip " + i + " of the TIFF ends at byte " + end);
            }
        }
    }
}
