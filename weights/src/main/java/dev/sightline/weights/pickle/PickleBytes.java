package dev.sightline.weights.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the arguments of opcodes: little-endian numbers (but for the double, which is big-endian) and texts. */
final class PickleBytes {

    private static final int LONGEST_NAME = 256;

    private final ByteBuffer bytes;
    private final int longestText;

    PickleBytes(ByteBuffer bytes, int longestText) {
        this.bytes = bytes;
        this.longestText = longestText;
    }

    int position() {
        return bytes.position();
    }

    int unsignedByte() throws PickleProblem {
        need(Byte.BYTES);
        return Byte.toUnsignedInt(bytes.get());
    }

    int unsignedShort() throws PickleProblem {
        need(Short.BYTES);
        return Short.toUnsignedInt(little().getShort());
    }

    int signedInt() throws PickleProblem {
        need(Integer.BYTES);
        return little().getInt();
    }

    long unsignedInt() throws PickleProblem {
        return Integer.toUnsignedLong(signedInt());
    }

    long signedLong() throws PickleProblem {
        need(Long.BYTES);
        return little().getLong();
    }

    double bigEndianDouble() throws PickleProblem {
        need(Double.BYTES);
        return bytes.order(ByteOrder.BIG_ENDIAN).getDouble();
    }

    byte[] raw(int length) throws PickleProblem {
        need(length);
        byte[] read = new byte[length];
        bytes.get(read);
        return read;
    }

    /** A text of UTF-8, of the length given before it. */
    String text(long length) throws PickleProblem {
        if (length < 0 || length > longestText) {
            throw new PickleProblem("a text of " + Long.toUnsignedString(length) + " bytes is announced; at most "
                    + longestText + " are accepted");
        }
        need(length);
        ByteBuffer encoded = bytes.slice().limit((int) length);
        bytes.position(bytes.position() + (int) length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException e) {
            throw new PickleProblem("a text is not UTF-8");
        }
    }

    /** A name up to the end of its line. */
    String line() throws PickleProblem {
        for (int end = bytes.position(); end < bytes.limit() && end - bytes.position() <= LONGEST_NAME; end++) {
            if (bytes.get(end) == '\n') {
                String line = text(end - bytes.position());
                bytes.get();
                return line;
            }
        }
        throw new PickleProblem("a name of at most " + LONGEST_NAME + " bytes and the end of its line should follow");
    }

    /** Checks that a frame's announced bytes are there; its content is read like all other. */
    void frame(long length) throws PickleProblem {
        if (length < 0) {
            throw new PickleProblem("a frame of " + Long.toUnsignedString(length) + " bytes is announced");
        }
        need(length);
    }

    private void need(long count) throws PickleProblem {
        if (bytes.remaining() < count) {
            throw new PickleProblem(
                    "the pickle is cut off: " + count + " more bytes are needed, " + bytes.remaining() + " are left");
        }
    }

    private ByteBuffer little() {
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }
}
