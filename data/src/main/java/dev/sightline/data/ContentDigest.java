package dev.sightline.data;

import dev.sightline.core.file.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 over texts, numbers and files, in the order in which they are added. For one thread. */
public final class ContentDigest {

    private static final int END_BYTES = 1 << 16;

    private final MessageDigest digest = Sha256.digest();

    /** The length goes first, so that two neighbouring texts cannot run into each other. */
    public ContentDigest addText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        addNumbers(bytes.length);
        digest.update(bytes);
        return this;
    }

    public ContentDigest addNumbers(double... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        digest.update(bytes.array());
        return this;
    }

    /** A file by its length, its first and its last 64 KiB: what costs no more than opening it. */
    public ContentDigest addEnds(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long length = open.length();
            addNumbers((double) length);
            byte[] part = new byte[(int) Math.min(END_BYTES, length)];
            open.readFully(part);
            digest.update(part);
            open.seek(length - part.length);
            open.readFully(part);
            digest.update(part);
        }
        return this;
    }

    /** The digest, 64 hexadecimal digits; begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
