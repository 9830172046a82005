package dev.sightline.image.format;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first directory of a TIFF file, or of an EXIF block, which is one: numbers by tag (TIFF 6.0, section 2). */
final class TiffDirectory {

    private static final int ORIENTATION = 274;
    private static final int MOST_VALUES = 1 << 20;

    private final Map<Integer, List<Long>> values;

    private TiffDirectory(Map<Integer, List<Long>> values) {
        this.values = values;
    }

    /** The same file with every orientation entry set to upright, for decoders that turn images by default. */
    static byte[] upright(byte[] encoded, String name) {
        Bytes file = Bytes.of(encoded, name);
        boolean little = file.startsWith(0, "II");
        Bytes bytes = file.in(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int start = offset(bytes, bytes.unsigned32(4));
        byte[] copy = encoded.clone();
        for (int i = 0; i < bytes.unsigned16(start); i++) {
            int entry = start + 2 + 12 * i;
            if (bytes.unsigned16(entry) == ORIENTATION) {
                boolean isShort = bytes.unsigned16(entry + 2) == 3;
                Arrays.fill(copy, entry + 8, entry + 12, (byte) 0);
                copy[entry + (little ? 8 : isShort ? 9 : 11)] = 1;
            }
        }
        return copy;
    }

    static boolean isTiff(Bytes bytes) {
        return bytes.startsWith(0, "II*\0") || bytes.startsWith(0, "MM\0*");
    }

    static TiffDirectory first(Bytes file) {
        if (!isTiff(file)) {
            throw file.refused("its TIFF directory has no header");
        }
        Bytes bytes = file.in(file.startsWith(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int start = offset(bytes, bytes.unsigned32(4));
        int entries = bytes.unsigned16(start);
        Map<Integer, List<Long>> values = new LinkedHashMap<>();
        for (int i = 0; i < entries; i++) {
            int entry = start + 2 + 12 * i;
            values.putIfAbsent(bytes.unsigned16(entry), numbers(bytes, entry));
        }
        return new TiffDirectory(values);
    }

    /** All numbers of a tag; empty if it is absent or holds something else. */
    List<Long> numbers(int tag) {
        return values.getOrDefault(tag, List.of());
    }

    long number(int tag, long otherwise) {
        List<Long> all = numbers(tag);
        return all.isEmpty() ? otherwise : all.get(0);
    }

    ExifOrientation orientation() {
        return ExifOrientation.ofTag(number(ORIENTATION, 1));
    }

    /** Types 3 (16 bit) and 4 (32 bit); four bytes or less lie in the entry itself. */
    private static List<Long> numbers(Bytes bytes, int entry) {
        int type = bytes.unsigned16(entry + 2);
        long count = bytes.unsigned32(entry + 4);
        if ((type != 3 && type != 4) || count > MOST_VALUES) {
            return List.of();
        }
        int size = type == 3 ? 2 : 4;
        int at = count * size <= 4 ? entry + 8 : offset(bytes, bytes.unsigned32(entry + 8));
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int each = at + i * size;
            numbers.add(type == 3 ? (long) bytes.unsigned16(each) : bytes.unsigned32(each));
        }
        return numbers;
    }

    private static int offset(Bytes bytes, long offset) {
        if (offset >= bytes.length()) {
            throw bytes.truncated("its TIFF directory lies at byte " + offset);
        }
        return (int) offset;
    }
}
