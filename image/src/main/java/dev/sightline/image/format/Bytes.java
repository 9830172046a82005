package dev.sightline.image.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.StringJoiner;

/** The bytes of one file with its name: reading past the end is an {@link ImageException} that states it. */
final class Bytes {

    private final String name;
    private final ByteBuffer buffer;

    private Bytes(String name, ByteBuffer buffer) {
        this.name = name;
        this.buffer = buffer;
    }

    static Bytes of(byte[] bytes, String name) {
        return new Bytes(name, ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN));
    }

    /** The same bytes from {@code at} on, read in another order. */
    Bytes from(int at, ByteOrder order) {
        require(at, 0);
        return new Bytes(name, buffer.slice(at, buffer.capacity() - at).order(order));
    }

    Bytes in(ByteOrder order) {
        return from(0, order);
    }

    int length() {
        return buffer.capacity();
    }

    int unsigned8(int at) {
        require(at, 1);
        return buffer.get(at) & 0xFF;
    }

    int unsigned16(int at) {
        require(at, 2);
        return buffer.getShort(at) & 0xFFFF;
    }

    long unsigned32(int at) {
        require(at, 4);
        return buffer.getInt(at) & 0xFFFFFFFFL;
    }

    int signed32(int at) {
        require(at, 4);
        return buffer.getInt(at);
    }

    int unsigned24(int at) {
        require(at, 3);
        return buffer.order() == ByteOrder.BIG_ENDIAN
                ? unsigned16(at) << 8 | unsigned8(at + 2)
                : unsigned16(at) | unsigned8(at + 2) << 16;
    }

    /** Whether these bytes (ISO 8859-1) are there; false where the file ends before. */
    boolean startsWith(int at, String text) {
        if (at < 0 || at > length() - text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((buffer.get(at + i) & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String hex(int count) {
        StringJoiner hex = new StringJoiner(" ");
        for (int i = 0; i < Math.min(count, length()); i++) {
            hex.add(String.format("%02X", buffer.get(i)));
        }
        return hex.toString();
    }

    ImageException refused(String reason) {
        return new ImageException(name, reason);
    }

    ImageException truncated(String what) {
        return refused("the file is cut off: " + what + " (it has " + length() + " bytes)");
    }

    private void require(int at, int count) {
        if (at < 0 || at > length() - count) {
            throw truncated("its structure points beyond its end");
        }
    }
}
