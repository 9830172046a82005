package dev.sightline.video;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a file states of its own length in its outermost structure, read without FFmpeg, which takes the end of a file
 * for the end of the video: boxes of MP4 and MOV (ISO 14496-12, 4.2), the segment of Matroska and WebM (RFC 9559), the
 * first chunk of AVI (RIFF).
 *
 * @param isMp4 whether the file consists of boxes
 * @param hasWholeIndex whether one of these is a whole {@code moov}
 * @param stated how long the file is by its own account; 0 where it states none
 * @param length how long it is
 */
record OuterStructure(boolean isMp4, boolean hasWholeIndex, long stated, long length) {

    private static final long EBML = 0x1A45DFA3L;
    private static final long SEGMENT = 0x18538067L;
    private static final long UNFINISHED = 0xFFFFFFFFL;

    static OuterStructure read(Path file) throws IOException {
        try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "r")) {
            if (data.length() >= 16) {
                String name = text(data, 4);
                if ("ftyp".equals(name) || "moov".equals(name)) {
                    return ofBoxes(data);
                }
                if ("RIFF".equals(text(data, 0))) {
                    return of(data, riffEnd(data));
                }
                data.seek(0);
                if (unsigned(data) == EBML) {
                    return of(data, segmentEnd(data));
                }
            }
            return of(data, 0);
        }
    }

    private static OuterStructure of(RandomAccessFile data, long stated) throws IOException {
        return new OuterStructure(false, false, stated, data.length());
    }

    boolean isCutOff() {
        return stated > length;
    }

    private static OuterStructure ofBoxes(RandomAccessFile data) throws IOException {
        long length = data.length();
        boolean index = false;
        long at = 0;
        while (length - at >= 16) {
            long size = boxSize(data, at);
            if (size < 8 || size > length - at) {
                return new OuterStructure(true, index, size < 8 || at + size < 0 ? 0 : at + size, length);
            }
            index |= "moov".equals(text(data, at + 4));
            at += size;
        }
        return new OuterStructure(true, index, at, length);
    }

    /** 4 bytes, or 8 behind the name where these are 1; 0 reaches to the end. */
    private static long boxSize(RandomAccessFile data, long at) throws IOException {
        data.seek(at);
        long size = unsigned(data);
        if (size == 1) {
            data.seek(at + 8);
            return data.readLong();
        }
        return size == 0 ? data.length() - at : size;
    }

    private static long riffEnd(RandomAccessFile data) throws IOException {
        data.seek(4);
        long size = Integer.toUnsignedLong(Integer.reverseBytes(data.readInt()));
        return size == 0 || size == UNFINISHED ? 0 : size + 8;
    }

    /** The header and then the segment: each an identifier, a size of 1 to 8 bytes, and so much content. */
    private static long segmentEnd(RandomAccessFile data) throws IOException {
        long header = variableSize(data);
        if (header < 0 || header > data.length() - data.getFilePointer() - 12) {
            return 0;
        }
        data.seek(data.getFilePointer() + header);
        if (unsigned(data) != SEGMENT) {
            return 0;
        }
        long size = variableSize(data);
        return size < 0 ? 0 : data.getFilePointer() + size;
    }

    /** The first byte's leading zeros give how many bytes follow; a size of ones alone is unknown: -1. */
    private static long variableSize(RandomAccessFile data) throws IOException {
        int first = data.readUnsignedByte();
        int more = Integer.numberOfLeadingZeros(first) - 24;
        if (more > 7) {
            return -1;
        }
        long value = first & (0x7F >> more);
        for (int i = 0; i < more; i++) {
            value = (value << 8) | data.readUnsignedByte();
        }
        return value == (1L << (7 * (more + 1))) - 1 ? -1 : value;
    }

    private static long unsigned(RandomAccessFile data) throws IOException {
        return Integer.toUnsignedLong(data.readInt());
    }

    private static String text(RandomAccessFile data, long at) throws IOException {
        data.seek(at);
        byte[] name = new byte[4];
        data.readFully(name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
