package dev.sightline.video;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** An AVI file (RIFF) with one stream of sound and no image. */
final class SoundOnly {

    private static final int SAMPLES = 4000;

    private SoundOnly() {}

    static byte[] avi() {
        byte[] header = ints(125000, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0);
        byte[] stream =
                join("auds".getBytes(StandardCharsets.US_ASCII), ints(0, 0, 0, 0, 1, 8000, 0, SAMPLES, 0, -1, 1, 0, 0));
        ByteBuffer wave = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        wave.putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(8000)
                .putShort((short) 1)
                .putShort((short) 8);
        byte[] streams = list("strl", join(chunk("strh", stream), chunk("strf", wave.array())));
        byte[] headers = list("hdrl", join(chunk("avih", header), streams));
        byte[] data = list("movi", chunk("00wb", new byte[SAMPLES]));
        return chunk("RIFF", join("AVI ".getBytes(StandardCharsets.US_ASCII), join(headers, data)));
    }

    private static byte[] list(String kind, byte[] content) {
        return chunk("LIST", join(kind.getBytes(StandardCharsets.US_ASCII), content));
    }

    private static byte[] chunk(String name, byte[] content) {
        return join(name.getBytes(StandardCharsets.US_ASCII), join(ints(content.length), content));
    }

    private static byte[] ints(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer.array();
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
