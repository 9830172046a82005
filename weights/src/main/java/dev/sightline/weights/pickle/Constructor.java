package dev.sightline.weights.pickle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The names a pickle may call. Each stands for code here; nothing of Python or PyTorch runs. */
enum Constructor implements PickleValue {
    ORDERED_DICT("collections.OrderedDict") {
        @Override
        PickleValue build(Arguments arguments) throws PickleProblem {
            Dictionary dictionary = new Dictionary();
            if (!arguments.between(0, 1).values().isEmpty()) {
                for (PickleValue pair : arguments.items(0)) {
                    Arguments entry = new Arguments(pythonName(), List.of(pair));
                    dictionary.put(new Arguments("an entry of " + pythonName(), entry.items(0))
                            .between(2, 2)
                            .values());
                }
            }
            return dictionary;
        }
    },
    /** Protocols 2 and 3 have no opcode for sets. */
    SET("builtins.set") {
        @Override
        PickleValue build(Arguments arguments) throws PickleProblem {
            return new Sequence(Sequence.Kind.SET, arguments.between(1, 1).items(0));
        }
    },
    SIZE("torch.Size") {
        @Override
        PickleValue build(Arguments arguments) throws PickleProblem {
            return new Sequence(Sequence.Kind.TUPLE, arguments.between(1, 1).items(0));
        }
    },
    /** (storage, offset, size, stride), before PyTorch 0.4. */
    TENSOR("torch._utils._rebuild_tensor") {
        @Override
        PickleValue build(Arguments arguments) throws PickleProblem {
            return view(arguments.between(4, 4));
        }
    },
    /**
     * (storage, offset, size, stride, requires_grad, backward_hooks[, metadata]); the last three do not concern
     * weights.
     */
    TENSOR_2("torch._utils._rebuild_tensor_v2") {
        @Override
        PickleValue build(Arguments arguments) throws PickleProblem {
            return view(arguments.between(6, 7));
        }
    },
    /** (tensor, requires_grad, backward_hooks). */
    PARAMETER("torch._utils._rebuild_parameter") {
        @Override
        PickleValue build(Arguments arguments) throws PickleProblem {
            return arguments.between(3, 3).tensor(0);
        }
    };

    private final String pythonName;

    Constructor(String pythonName) {
        this.pythonName = pythonName;
    }

    static Optional<Constructor> named(String name) {
        // Protocol 2 writes Python 2's module names.
        String modern = name.replaceFirst("^__builtin__\\.", "builtins.");
        return Arrays.stream(values())
                .filter(constructor -> constructor.pythonName.equals(modern))
                .findFirst();
    }

    abstract PickleValue build(Arguments arguments) throws PickleProblem;

    String pythonName() {
        return pythonName;
    }

    @Override
    public String described() {
        return "the name " + pythonName;
    }

    private static TensorView view(Arguments arguments) throws PickleProblem {
        return new TensorView(arguments.storage(0), arguments.whole(1), arguments.wholes(2), arguments.wholes(3));
    }
}
