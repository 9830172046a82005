package dev.sightline.train.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.sightline.train.run.MetricsTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

    @TempDir
    Path folder;

    @Test
    void theChecksumIsTheTurnedCrc32cPlusTheConstant() {
        // RFC 3720: the CRC-32C of "123456789" is e3069283; turned right by 15 bits it is 2507c60d.
        assertThat(EventFile.masked("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Integer.rotateRight(0xe3069283, 15) + 0xa282ead8);
    }

    @Test
    void anEpochIsOneEventWithItsNumbersByTag() throws IOException {
        try (TensorBoardLog log = TensorBoardLog.open(folder, 0)) {
            log.epoch(new MetricsTable.Row(1, Map.of("box-loss", 2.5, "AP", .25, "learning-rate", .01)));
        }
        List<byte[]> records = records();

        assertThat(records).hasSize(2);
        assertThat(new String(records.get(0), StandardCharsets.ISO_8859_1)).endsWith("brain.Event:2");
        assertThat(step(records.get(1))).isEqualTo(1);
        assertThat(scalars(records.get(1)))
                .containsOnly(
                        Map.entry("loss/box", 2.5f),
                        Map.entry("validation/AP", .25f),
                        Map.entry("train/learning-rate", .01f));
    }

    @Test
    void aRunThatIsResumedWritesAFileOfItsOwnThatForgetsWhatCameAfter() throws IOException {
        TensorBoardLog.open(folder, 0).close();
        TensorBoardLog.open(folder, 3).close();

        assertThat(files()).hasSize(2);
        byte[] restart = records().get(2);
        assertThat(step(restart)).isEqualTo(4);
        // Field 7, the session log, two bytes long: status START.
        assertThat(restart).endsWith((7 << 3) | 2, 2, 1 << 3, 1);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }

    /** The records of every file, each with checksums that hold. */
    private List<byte[]> records() throws IOException {
        List<byte[]> records = new ArrayList<>();
        for (Path file : files()) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                byte[] length = new byte[8];
                bytes.get(length);
                assertThat(bytes.getInt()).isEqualTo(EventFile.masked(length));
                byte[] record = new byte
                        [(int) ByteBuffer.wrap(length)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getLong()];
                bytes.get(record);
                assertThat(bytes.getInt()).isEqualTo(EventFile.masked(record));
                records.add(record);
            }
        }
        return records;
    }

    private static long step(byte[] event) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(event);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 2) {
                return in.readInt64();
            }
            in.skipField(tag);
        }
        return 0;
    }

    private static Map<String, Float> scalars(byte[] event) throws IOException {
        Map<String, Float> scalars = new HashMap<>();
        CodedInputStream in = CodedInputStream.newInstance(event);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 5) {
                CodedInputStream summary = CodedInputStream.newInstance(in.readByteArray());
                while (summary.readTag() != 0) {
                    CodedInputStream value = CodedInputStream.newInstance(summary.readByteArray());
                    value.readTag();
                    String name = value.readString();
                    value.readTag();
                    scalars.put(name, value.readFloat());
                }
            } else {
                in.skipField(tag);
            }
        }
        return scalars;
    }
}
