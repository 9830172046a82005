package dev.sightline.weights.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.weights.pickle.PickleWriter.TensorLayout;
import dev.sightline.weights.safetensors.CheckpointException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnpicklerTest {

    private static final PickleLimits SMALL = new PickleLimits(1000, 50, 100, 200, 20);

    @Test
    void containersTextAndNumbersAreRead() {
        byte[] pickle = PickleWriter.protocol(2)
                .raw("}(")
                .text("list")
                .raw("](K\1K\2e")
                .text("long")
                .raw(0x8a, 2, 0x00, 0xff)
                .text("real")
                .raw("G?\u00f8\0\0\0\0\0\0")
                .text("flags")
                .raw(0x88, 0x89)
                .raw("N")
                .raw(0x87)
                .text("type")
                .global("torch", "float16")
                .raw("u")
                .stop();

        Dictionary read = (Dictionary) read(pickle);

        assertThat(read.entries().keySet())
                .extracting(Scalar::text)
                .containsExactly("list", "long", "real", "flags", "type");
        assertThat(texts(read, "list")).containsExactly("1", "2");
        assertThat(value(read, "long")).isEqualTo(Scalar.Whole.of(-256));
        assertThat(value(read, "real")).isEqualTo(new Scalar.Real(1.5));
        assertThat(texts(read, "flags")).containsExactly("True", "False", "None");
        assertThat(value(read, "type")).isEqualTo(new Scalar.TypeName("torch.float16"));
    }

    @Test
    void opcodesOfProtocolFourAreRead() {
        byte[] pickle = PickleWriter.protocol(4)
                .raw(0x95)
                .littleEndian(8L)
                .raw(0x8c, 2)
                .raw("ab")
                .raw(0x94)
                .raw("h\0")
                .raw(0x86)
                .stop();

        assertThat(((Sequence) read(pickle)).items()).containsExactly(new Scalar.Text("ab"), new Scalar.Text("ab"));
    }

    @Test
    void aTensorIsAViewOfItsStorage() {
        TensorLayout layout = new TensorLayout("HalfStorage", "7", 12, 2, List.of(2, 3), List.of(4, 1));
        Unpickler unpickler =
                unpickler(PickleWriter.protocol(2).tensor(layout, false).stop(), PickleLimits.STANDARD);

        TensorView tensor = (TensorView) unpickler.read();

        assertThat(tensor.shape()).containsExactly(2L, 3L);
        assertThat(tensor.strides()).containsExactly(4L, 1L);
        assertThat(tensor.bytes()).isEqualTo(12);
        assertThat(unpickler.storages()).containsOnlyKeys("7").containsValue(tensor.storage());
    }

    @Test
    void attributesOfAnOrderedDictAreReadAndLeftOut() {
        byte[] pickle = PickleWriter.protocol(2)
                .global("collections", "OrderedDict")
                .raw(")R}")
                .text("_metadata")
                .raw("}sb")
                .stop();

        assertThat(((Dictionary) read(pickle)).entries()).isEmpty();
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
                Arguments.of("nothing", new PickleWriter(), "cut off: 1 more"),
                Arguments.of("protocol 1", PickleWriter.protocol(1), "protocols 2 to 5"),
                Arguments.of("a protocol of the future", PickleWriter.protocol(6), "received 6"),
                Arguments.of("a byte that is no opcode", two().raw(0xff), "0xff is not an opcode"),
                Arguments.of("an opcode of protocol 0", two().raw("I01\n"), "INT: this opcode is refused"),
                Arguments.of(
                        "a text longer than the file",
                        two().raw("X").littleEndian(150).raw("abc"),
                        "150 more bytes are needed, 3 are left"),
                Arguments.of(
                        "a text of four gigabytes", two().raw("X").littleEndian(-1), "4294967295 bytes is announced"),
                Arguments.of(
                        "a text of 2^63 bytes",
                        two().raw(0x8d).littleEndian(Long.MIN_VALUE),
                        "9223372036854775808 bytes is announced"),
                Arguments.of("a text that is not UTF-8", two().raw("U\1\u00ff"), "not UTF-8"),
                Arguments.of(
                        "an integer of two gigabytes",
                        two().raw(0x8b).littleEndian(Integer.MAX_VALUE),
                        "an integer of 2147483647 bytes"),
                Arguments.of(
                        "a frame longer than the file",
                        two().raw(0x95).littleEndian(1L << 40),
                        "more bytes are needed"),
                Arguments.of("a name without an end", two().raw("c" + "a".repeat(400)), "end of its line"),
                Arguments.of("an empty stack", two().raw("0"), "the stack is empty"),
                Arguments.of("two values at the end", two().raw("NN."), "one value should be left at the end, found 2"),
                Arguments.of("an open mark at the end", two().raw("N(."), "1 open marks"),
                Arguments.of("a mark that is not there", two().raw("Nt"), "no mark is open"),
                Arguments.of("values below a mark", two().raw("NN(").raw(0x86), "down to the last mark"),
                Arguments.of("a memo that is not there", two().raw("h\5"), "the memo has no value 5"),
                Arguments.of("a key without a value", two().raw("}(Nu"), "a value for each key"),
                Arguments.of("a list as key", two().raw("}]Ns"), "accepted as keys of a dict, received a list of 0"),
                Arguments.of("an item for a tuple", two().raw(")Na"), "a list should be on the stack, found a tuple"),
                Arguments.of(
                        "a tensor outside its storage",
                        two().tensor(layout(4, 0, 5, 1), false),
                        "does not lie in its storage"),
                Arguments.of(
                        "a tensor before its storage",
                        two().tensor(layout(4, -1, 2, 1), false),
                        "start at 0, received offset -1"),
                Arguments.of("a tensor that runs backwards", two().tensor(layout(4, 3, 2, -1), false), "start at 0"),
                Arguments.of(
                        "a stride that overflows",
                        two().tensor(
                                        new TensorLayout(
                                                "LongStorage",
                                                "0",
                                                4,
                                                0,
                                                List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
                                                List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE)),
                                        false),
                        "does not lie in its storage"),
                Arguments.of(
                        "a tensor of repeated numbers above 2 GiB",
                        two().tensor(layout(1, 0, Integer.MAX_VALUE, 0), false),
                        "more than 2 GiB"),
                Arguments.of(
                        "fewer strides than axes",
                        two().tensor(new TensorLayout("LongStorage", "0", 4, 0, List.of(2, 2), List.of(1)), false),
                        "one stride per axis"),
                Arguments.of(
                        "a tensor without arguments",
                        two().global("torch._utils", "_rebuild_tensor_v2").raw(")R"),
                        "takes 6 to 7 arguments, received 0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void damageIsReportedWithItsPlace(String reason, PickleWriter pickle, String problem) {
        assertRefused(pickle, SMALL, problem);
    }

    @Test
    void aListInsideItselfIsReadWithoutEndlessWalks() {
        Sequence list = (Sequence) read(two().raw("]q\0h\0a").stop());

        assertThat(list.items()).containsExactly(list);
        assertThat(list.described()).isEqualTo("a list of 1");
    }

    private static void assertRefused(PickleWriter pickle, PickleLimits limits, String problem) {
        Unpickler unpickler = unpickler(pickle.bytes(), limits);
        assertThatThrownBy(unpickler::read)
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith("model.pth: byte ")
                .hasMessageContaining(problem);
    }

    private static PickleWriter two() {
        return PickleWriter.protocol(2);
    }

    private static TensorLayout layout(int elements, int offset, int size, int stride) {
        return new TensorLayout("FloatStorage", "0", elements, offset, List.of(size), List.of(stride));
    }

    private static PickleValue read(byte[] pickle) {
        return unpickler(pickle, PickleLimits.STANDARD).read();
    }

    private static Unpickler unpickler(byte[] pickle, PickleLimits limits) {
        return new Unpickler(new PickleSource(Path.of("model.pth"), "", ByteBuffer.wrap(pickle)), limits);
    }

    private static PickleValue value(Dictionary dictionary, String key) {
        return Objects.requireNonNull(dictionary.entries().get(new Scalar.Text(key)));
    }

    private static List<String> texts(Dictionary dictionary, String key) {
        return ((Sequence) value(dictionary, key))
                .items().stream().map(item -> ((Scalar) item).text()).toList();
    }
}
