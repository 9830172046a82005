package dev.sightline.weights.pickle;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads pickles of protocols 2 to 5 without running anything: a name outside a closed list, an opcode that would
 * build an instance of a class, and whatever exceeds the limits is refused with its name, opcode and position.
 *
 * <p>Written from the description in Python's {@code pickletools}. Protocols 0 and 1 are refused, since PyTorch never
 * wrote them. Not safe to share between threads.
 *
 * @see <a href="https://docs.python.org/3/library/pickletools.html">pickletools</a>
 */
public final class Unpickler {

    private static final int NEWEST_PROTOCOL = 5;
    private static final int LONGEST_INTEGER = 256;
    private static final String STORAGE = "storage";

    private final PickleSource source;
    private final PickleLimits limits;
    private final PickleBytes bytes;
    private final Map<String, StorageReference> storages = new LinkedHashMap<>();
    private PickleStack stack;
    private long passed;
    private Map<Long, PickleValue> memo = new HashMap<>();

    public Unpickler(PickleSource source, PickleLimits limits) {
        this.source = source;
        this.limits = limits;
        this.bytes = new PickleBytes(source.bytes(), limits.text());
        this.stack = new PickleStack(limits);
    }

    /**
     * Reads one pickle; the source's position is then behind its end.
     *
     * @throws dev.sightline.weights.safetensors.CheckpointException if it is damaged, too large, or refers to
     *     anything but tensors, containers, text and numbers; the message names the opcode and the position
     */
    public PickleValue read() {
        stack = new PickleStack(limits);
        memo = new HashMap<>();
        for (int steps = 0; ; steps++) {
            int position = bytes.position();
            String step = "";
            try {
                if (steps == limits.opcodes()) {
                    throw new PickleProblem("more than " + limits.opcodes() + " opcodes");
                }
                Opcode opcode = Opcode.of(bytes.unsignedByte());
                step = opcode + ": ";
                if (opcode == Opcode.STOP) {
                    return stack.only();
                }
                execute(opcode);
            } catch (PickleProblem | IllegalArgumentException e) {
                throw source.problem(position, step + e.getMessage());
            }
        }
    }

    /** A view of the storages that the pickles read so far refer to, by key. */
    public Map<String, StorageReference> storages() {
        return Collections.unmodifiableMap(storages);
    }

    /** One line per opcode, so that the list of what is accepted can be read at a glance. */
    private void execute(Opcode opcode) throws PickleProblem {
        switch (opcode) {
            case PROTO -> protocol(bytes.unsignedByte());
            case FRAME -> bytes.frame(bytes.signedLong());
            case NONE -> stack.push(new Scalar.Nothing());
            case NEWTRUE -> stack.push(new Scalar.ShapeTarget(true));
            case NEWFALSE -> stack.push(new Scalar.ShapeTarget(false));
            case BININT -> stack.push(Scalar.Whole.of(bytes.signedInt()));
            case BININT1 -> stack.push(Scalar.Whole.of(bytes.unsignedByte()));
            case BININT2 -> stack.push(Scalar.Whole.of(bytes.unsignedShort()));
            case LONG1 -> stack.push(integer(bytes.unsignedByte()));
            case LONG4 -> stack.push(integer(bytes.signedInt()));
            case BINFLOAT -> stack.push(new Scalar.Real(bytes.bigEndianDouble()));
            case SHORT_BINSTRING, SHORT_BINUNICODE -> text(bytes.unsignedByte());
            case BINSTRING -> text(bytes.signedInt());
            case BINUNICODE -> text(bytes.unsignedInt());
            case BINUNICODE8 -> text(bytes.signedLong());
            case MARK -> stack.mark();
            case POP -> stack.pop();
            case POP_MARK -> stack.popMark();
            case DUP -> stack.push(stack.top());
            case EMPTY_TUPLE -> stack.push(new Sequence(Sequence.Kind.TUPLE, List.of()));
            case TUPLE1 -> stack.push(new Sequence(Sequence.Kind.TUPLE, stack.pop(1)));
            case TUPLE2 -> stack.push(new Sequence(Sequence.Kind.TUPLE, stack.pop(2)));
            case TUPLE3 -> stack.push(new Sequence(Sequence.Kind.TUPLE, stack.pop(3)));
            case TUPLE -> stack.push(new Sequence(Sequence.Kind.TUPLE, stack.popMark()));
            case EMPTY_LIST -> stack.push(new Sequence(Sequence.Kind.LIST, List.of()));
            case LIST -> stack.push(new Sequence(Sequence.Kind.LIST, stack.popMark()));
            case APPEND -> add(Sequence.Kind.LIST, stack.pop(1));
            case APPENDS -> add(Sequence.Kind.LIST, stack.popMark());
            case EMPTY_SET -> stack.push(new Sequence(Sequence.Kind.SET, List.of()));
            case FROZENSET -> stack.push(new Sequence(Sequence.Kind.SET, stack.popMark()));
            case ADDITEMS -> add(Sequence.Kind.SET, stack.popMark());
            case EMPTY_DICT -> stack.push(new Dictionary());
            case DICT -> dictionary(stack.popMark());
            case SETITEM -> put(stack.pop(2));
            case SETITEMS -> put(stack.popMark());
            case BINPUT -> remember(bytes.unsignedByte());
            case LONG_BINPUT -> remember(bytes.unsignedInt());
            case MEMOIZE -> remember(memo.size());
            case BINGET -> recall(bytes.unsignedByte());
            case LONG_BINGET -> recall(bytes.unsignedInt());
            case GLOBAL -> name(bytes.line(), bytes.line());
            case INST -> throw AcceptedNames.refused("an instance of '" + bytes.line() + "." + bytes.line() + "'");
            case STACK_GLOBAL -> name();
            case BINPERSID -> storage(stack.pop());
            case REDUCE -> call(stack.pop(2));
            case BUILD -> attributes(stack.pop());
            case OBJ, NEWOBJ, NEWOBJ_EX -> throw AcceptedNames.refused("an instance of a class");
            case EXT1 -> throw AcceptedNames.refused("the registered class " + bytes.unsignedByte());
            case EXT2 -> throw AcceptedNames.refused("the registered class " + bytes.unsignedShort());
            case EXT4 -> throw AcceptedNames.refused("the registered class " + bytes.signedInt());
            default ->
                throw new PickleProblem("this opcode is refused; tensors, containers, text and numbers in the"
                        + " protocols 2 to 5 are accepted");
        }
    }

    private static void protocol(int version) throws PickleProblem {
        if (version < 2 || version > NEWEST_PROTOCOL) {
            throw new PickleProblem("pickle protocols 2 to " + NEWEST_PROTOCOL + " are accepted, received " + version);
        }
    }

    private Scalar.Whole integer(int length) throws PickleProblem {
        if (length < 0 || length > LONGEST_INTEGER) {
            throw new PickleProblem(
                    "an integer of " + length + " bytes is announced; 0 to " + LONGEST_INTEGER + " are accepted");
        }
        byte[] littleEndian = bytes.raw(length);
        byte[] bigEndian = new byte[length + 1];
        for (int i = 0; i < length; i++) {
            bigEndian[length - i] = littleEndian[i];
        }
        bigEndian[0] = (byte) (length > 0 && littleEndian[length - 1] < 0 ? -1 : 0);
        return new Scalar.Whole(new BigInteger(bigEndian));
    }

    private void text(long length) throws PickleProblem {
        stack.push(new Scalar.Text(bytes.text(length)));
    }

    private void add(Sequence.Kind kind, List<PickleValue> items) throws PickleProblem {
        stack.topSequence(kind).add(items);
        stack.checkTopDepth();
    }

    private void dictionary(List<PickleValue> keysAndValues) throws PickleProblem {
        stack.push(new Dictionary());
        put(keysAndValues);
    }

    private void put(List<PickleValue> keysAndValues) throws PickleProblem {
        stack.topDictionary().put(keysAndValues);
        stack.checkTopDepth();
    }

    private void remember(long index) throws PickleProblem {
        memo.put(index, stack.top());
        if (memo.size() > limits.memo()) {
            throw new PickleProblem("more than " + limits.memo() + " values are kept in the memo");
        }
    }

    private void recall(long index) throws PickleProblem {
        PickleValue value = memo.get(index);
        if (value == null) {
            throw new PickleProblem("the memo has no value " + index);
        }
        stack.push(value);
    }

    private void name(String module, String name) throws PickleProblem {
        stack.push(AcceptedNames.resolve(module, name));
    }

    private void name() throws PickleProblem {
        Arguments names = new Arguments("STACK_GLOBAL", stack.pop(2));
        name(names.text(0), names.text(1));
    }

    private void call(List<PickleValue> callableAndArguments) throws PickleProblem {
        if (!(callableAndArguments.get(0) instanceof Constructor constructor)) {
            throw AcceptedNames.refused(
                    "a call of " + callableAndArguments.get(0).described());
        }
        Arguments call = new Arguments("the call of " + constructor.pythonName(), callableAndArguments);
        Arguments arguments = new Arguments(constructor.pythonName(), call.items(1));
        // One list may be given to any number of calls, each of which goes through it.
        passed += arguments.size();
        if (passed > limits.opcodes()) {
            throw new PickleProblem("calls go through more than " + limits.opcodes() + " values");
        }
        stack.push(constructor.build(arguments));
    }

    /**
     * PyTorch hangs {@code _metadata}, the versions of its layers, on an OrderedDict: it does not concern the weights.
     */
    private void attributes(PickleValue state) throws PickleProblem {
        if (!(stack.top() instanceof Dictionary)) {
            throw AcceptedNames.refused("setting the state of " + stack.top().described());
        }
        if (!(state instanceof Dictionary)) {
            throw new PickleProblem("a dict's attributes should be a dict, received " + state.described());
        }
    }

    /** A persistent id: ('storage', type, key, device, elements), in legacy files followed by None. */
    private void storage(PickleValue id) throws PickleProblem {
        Arguments wrapped = new Arguments("a storage's id", List.of(id));
        Arguments parts = new Arguments("a storage's id", wrapped.items(0)).between(5, 6);
        if (!parts.text(0).equals(STORAGE)) {
            throw parts.wrong(0, "'" + STORAGE + "'");
        }
        if (parts.values().size() == 6 && !(parts.values().get(5) instanceof Scalar.Nothing)) {
            throw parts.wrong(5, "None: a storage that is part of another is not accepted");
        }
        StorageReference reference =
                new StorageReference(parts.text(2), parts.storageType(1).type(), parts.whole(4));
        StorageReference known =
                Objects.requireNonNullElse(storages.putIfAbsent(reference.key(), reference), reference);
        if (!known.equals(reference)) {
            throw new PickleProblem(
                    "the storage '" + reference.key() + "' is declared with " + known.elements() + " numbers "
                            + known.type() + " and with " + reference.elements() + " numbers " + reference.type());
        }
        stack.push(reference);
    }
}
