package dev.sightline.video;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The containers that are read, and why a file that FFmpeg refuses is none of them or a broken one. */
final class ContainerFormats {

    /** FFmpeg's names. Formats that lead to other files (playlists, concatenations, network streams) are left out on purpose. */
    static final String WHITELIST =
            "mov,matroska,avi,mpegts,mpeg,mpegvideo,flv,ogg,asf,mxf,ivf,h264,hevc,m4v,gif,mjpeg";

    private static final String READ = "MP4, MOV, Matroska, WebM, AVI, MPEG, FLV, Ogg, ASF, MXF and GIF are read";

    private ContainerFormats() {}

    /** The reason for a refusal; an MP4 without its index is told from a file that is no video. */
    static String refusal(Path file, String words) {
        try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "r")) {
            if (isMp4(data)) {
                return hasWholeIndex(data)
                        ? "its MP4 index is damaged: " + words
                        : "it is cut off or was never finished: an MP4 file without its whole index (moov)";
            }
        } catch (IOException e) {
            return "it cannot be read: " + e.getMessage();
        }
        return "it is not a video, or damaged from its beginning (" + words + "); " + READ;
    }

    private static boolean isMp4(RandomAccessFile data) throws IOException {
        return data.length() >= 8 && "ftyp".equals(boxType(data, 0));
    }

    /** Walks over the outermost boxes (ISO 14496-12, 4.2): a size of 4 bytes, or 8 where that is 1, and a name of 4. */
    private static boolean hasWholeIndex(RandomAccessFile data) throws IOException {
        long at = 0;
        while (at + 8 <= data.length()) {
            long size = boxSize(data, at);
            if (size < 8 || size > data.length() - at) {
                return false;
            }
            if ("moov".equals(boxType(data, at))) {
                return true;
            }
            at += size;
        }
        return false;
    }

    private static String boxType(RandomAccessFile data, long at) throws IOException {
        data.seek(at + 4);
        byte[] name = new byte[4];
        data.readFully(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private static long boxSize(RandomAccessFile data, long at) throws IOException {
        data.seek(at);
        long size = Integer.toUnsignedLong(data.readInt());
        if (size != 1) {
            return size;
        }
        data.seek(at + 8);
        try {
            return data.readLong();
        } catch (EOFException e) {
            return 0;
        }
    }
}
