package dev.sightline.weights.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.weights.safetensors.CheckpointException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to run code, or to take a machine's memory or time. */
class HostilePickleTest {

    private static final PickleLimits SMALL = new PickleLimits(1000, 50, 100, 200, 20);

    static Stream<Arguments> hostile() {
        PickleWriter stackGlobal = PickleWriter.protocol(4)
                .raw(0x8c, 2)
                .raw("os")
                .raw(0x8c, 6)
                .raw("system")
                .raw(0x93);
        return Stream.of(
                Arguments.of(
                        "a function by GLOBAL",
                        two().global("os", "system").text("ls").raw(0x85).raw("R"),
                        "'os.system'"),
                Arguments.of("a function by STACK_GLOBAL", stackGlobal, "'os.system'"),
                Arguments.of("a built-in of Python 2", two().global("__builtin__", "eval"), "'__builtin__.eval'"),
                Arguments.of("an instance by INST", two().raw("(ios\nsystem\n"), "an instance of 'os.system'"),
                Arguments.of("a function of torch", two().global("torch", "load"), "'torch.load'"),
                Arguments.of(
                        "a name below an accepted one",
                        two().global("collections", "OrderedDict.fromkeys"),
                        "'collections.OrderedDict.fromkeys'"),
                Arguments.of(
                        "an instance by OBJ",
                        two().raw("(").global("collections", "OrderedDict").raw("o"),
                        "OBJ: refused"),
                Arguments.of(
                        "an instance by NEWOBJ",
                        two().global("collections", "OrderedDict").raw(")").raw(0x81),
                        "NEWOBJ: refused"),
                Arguments.of(
                        "a class by its registered number",
                        two().raw(0x82, 5),
                        "EXT1: refused: the file asks for the registered class 5"),
                Arguments.of(
                        "the state of a callable",
                        two().global("torch", "Size").raw("}b"),
                        "setting the state of the name torch.Size"),
                Arguments.of(
                        "a __setstate__ in the state",
                        two().global("collections", "OrderedDict")
                                .raw(")R}")
                                .text("__setstate__")
                                .global("posix", "system")
                                .raw("sb"),
                        "'posix.system'"),
                Arguments.of(
                        "a call of what is no function", two().text("os.system").raw(")R"), "a call of 'os.system'"),
                Arguments.of(
                        "a call of a number format",
                        two().global("torch", "float32").raw(")R"),
                        "a call of torch.float32"),
                Arguments.of("a text persistent id", two().raw("Pstorage\n"), "PERSID: this opcode is refused"),
                Arguments.of(
                        "a persistent id that is no tuple", two().text("x").raw("Q"), "a list or tuple, received 'x'"),
                Arguments.of(
                        "a persistent id of a module",
                        two().raw("(").text("module").raw("NNNNtQ"),
                        "'storage', received 'module'"),
                Arguments.of(
                        "a storage of no known type",
                        two().storage("QInt8Storage", "0", 4, false),
                        "'torch.QInt8Storage'"),
                Arguments.of(
                        "a storage of negative size",
                        two().storage("FloatStorage", "0", -4, false),
                        "declares -4 numbers"),
                Arguments.of(
                        "a storage declared twice",
                        two().storage("FloatStorage", "0", 4, false).storage("FloatStorage", "0", 8, false),
                        "declared with 4 numbers F32 and with 8"),
                Arguments.of(
                        "a control character on its way to the terminal",
                        two().global("os\u001b[2J", "system"),
                        "'os?[2J.system'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void whatIsNoDataIsRefusedByName(String reason, PickleWriter pickle, String named) {
        assertRefused(pickle, PickleLimits.STANDARD, named);
    }

    static Stream<Arguments> bombs() {
        PickleWriter laughs = two().raw("K\0").raw(0x85).raw("q\0");
        for (int level = 0; level < 30; level++) {
            laughs.raw("(h\0h\0h\0h\0tq\0");
        }
        PickleWriter calls = two().raw("](" + "N".repeat(60) + "eq\0");
        for (int call = 0; call < 20; call++) {
            calls.global("builtins", "set").raw("h\0").raw(0x85).raw("R0");
        }
        PickleWriter memo = two().raw("N");
        for (int index = 0; index < 60; index++) {
            memo.raw('r').littleEndian(index);
        }
        return Stream.of(
                Arguments.of("tuples of tuples of tuples", laughs, "containers lie inside each other"),
                Arguments.of("one list passed over and over", calls, "calls go through more than"),
                Arguments.of("a memo of everything", memo, "kept in the memo"),
                Arguments.of("values without end", two().raw("N".repeat(200)), "values are on the stack"),
                Arguments.of("marks without end", two().raw("(".repeat(50)), "marks are open"),
                Arguments.of("steps without end", two().raw("N0".repeat(900)), "more than 1000 opcodes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void whatWouldGrowWithoutBoundMeetsALimit(String reason, PickleWriter pickle, String limit) {
        assertRefused(pickle, SMALL, limit);
    }

    /** A hundred thousand keys of one hash code, which a list of them would compare five thousand million times. */
    @Test
    void keysOfOneHashCodeStayFast() {
        PickleWriter pickle = two().raw("}(");
        for (int key = 0; key < 1 << 17; key++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 17; bit++) {
                text.append((key >> bit & 1) == 0 ? "Aa" : "BB");
            }
            pickle.text(text.toString()).raw("N");
        }

        assertThat(((Dictionary) read(pickle.raw("u").stop())).entries()).hasSize(1 << 17);
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

    private static PickleValue read(byte[] pickle) {
        return unpickler(pickle, PickleLimits.STANDARD).read();
    }

    private static Unpickler unpickler(byte[] pickle, PickleLimits limits) {
        return new Unpickler(new PickleSource(Path.of("model.pth"), "", ByteBuffer.wrap(pickle)), limits);
    }
}
