package dev.sightline.train.tracking;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * Records of an event file, as {@code event.proto} and {@code summary.proto} of TensorFlow number their fields.
 *
 * @see <a href="https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/util/event.proto">event.proto</a>
 */
final class Event {

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    private static final int SUMMARY_VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int STATUS = 1;
    private static final int START = 1;

    private Event() {}

    /** A part of a message that is being written. */
    private interface Part {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    /** The first record of every file. */
    static byte[] version(double seconds) throws IOException {
        return event(seconds, 0, out -> out.writeString(FILE_VERSION, "brain.Event:2"));
    }

    /** Tells readers to forget what earlier files hold from this step on. */
    static byte[] restart(double seconds, long step) throws IOException {
        byte[] start = message(out -> out.writeEnum(STATUS, START));
        return event(seconds, step, out -> out.writeByteArray(SESSION_LOG, start));
    }

    /** Numbers by tag. */
    static byte[] scalars(double seconds, long step, Map<String, Double> values) throws IOException {
        byte[] summary = message(out -> {
            for (Map.Entry<String, Double> value : values.entrySet()) {
                out.writeByteArray(SUMMARY_VALUE, message(one -> {
                    one.writeString(TAG, value.getKey());
                    one.writeFloat(SIMPLE_VALUE, value.getValue().floatValue());
                }));
            }
        });
        return event(seconds, step, out -> out.writeByteArray(SUMMARY, summary));
    }

    private static byte[] event(double seconds, long step, Part content) throws IOException {
        return message(out -> {
            out.writeDouble(WALL_TIME, seconds);
            out.writeInt64(STEP, step);
            content.writeTo(out);
        });
    }

    private static byte[] message(Part part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        part.writeTo(out);
        out.flush();
        return bytes.toByteArray();
    }
}
