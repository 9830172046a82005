package dev.sightline.weights.pickle;

import java.util.ArrayList;
import java.util.List;

/** What a pickle passes to a {@link Constructor}, taken out by type. */
record Arguments(String callable, List<PickleValue> values) {

    /** Refuses a wrong number of arguments. */
    Arguments between(int fewest, int most) throws PickleProblem {
        if (values.size() < fewest || values.size() > most) {
            throw new PickleProblem(callable + " takes " + fewest + (most > fewest ? " to " + most : "")
                    + " arguments, received " + values.size());
        }
        return this;
    }

    /** How many values they are, those inside lists and tuples among them counted. */
    long size() {
        return values.stream()
                .mapToLong(value ->
                        value instanceof Sequence sequence ? sequence.items().size() : 1)
                .sum();
    }

    StorageReference storage(int index) throws PickleProblem {
        if (values.get(index) instanceof StorageReference storage) {
            return storage;
        }
        throw wrong(index, "a storage");
    }

    TensorView tensor(int index) throws PickleProblem {
        if (values.get(index) instanceof TensorView tensor) {
            return tensor;
        }
        throw wrong(index, "a tensor");
    }

    List<PickleValue> items(int index) throws PickleProblem {
        if (values.get(index) instanceof Sequence sequence) {
            return sequence.items();
        }
        throw wrong(index, "a list or tuple");
    }

    String text(int index) throws PickleProblem {
        if (values.get(index) instanceof Scalar.Text text) {
            return text.text();
        }
        throw wrong(index, "a text");
    }

    StorageType storageType(int index) throws PickleProblem {
        if (values.get(index) instanceof StorageType type) {
            return type;
        }
        throw wrong(index, "a storage type");
    }

    long whole(int index) throws PickleProblem {
        return whole(index, values.get(index));
    }

    List<Long> wholes(int index) throws PickleProblem {
        List<Long> numbers = new ArrayList<>();
        for (PickleValue item : items(index)) {
            numbers.add(whole(index, item));
        }
        return numbers;
    }

    private long whole(int index, PickleValue value) throws PickleProblem {
        if (value instanceof Scalar.Whole whole && whole.number().bitLength() < Long.SIZE) {
            return whole.number().longValue();
        }
        throw new PickleProblem("argument " + index + " of " + callable
                + " should be whole numbers of 64 bits, received " + value.described());
    }

    PickleProblem wrong(int index, String expected) {
        return new PickleProblem("argument " + index + " of " + callable + " should be " + expected + ", received "
                + values.get(index).described());
    }
}
