package dev.sightline.weights.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The unpickler's stack, with marks; nothing below the last mark can be taken. */
final class PickleStack {

    private final PickleLimits limits;
    private final List<PickleValue> values = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();

    PickleStack(PickleLimits limits) {
        this.limits = limits;
    }

    void push(PickleValue value) throws PickleProblem {
        if (values.size() == limits.stack()) {
            throw new PickleProblem("more than " + limits.stack() + " values are on the stack");
        }
        values.add(checkedDepth(value));
    }

    void mark() throws PickleProblem {
        if (marks.size() == limits.depth()) {
            throw new PickleProblem("more than " + limits.depth() + " marks are open");
        }
        marks.push(values.size());
    }

    PickleValue top() throws PickleProblem {
        if (values.size() <= floor()) {
            throw new PickleProblem("the stack is empty" + (marks.isEmpty() ? "" : " down to the last mark"));
        }
        return values.get(values.size() - 1);
    }

    PickleValue pop() throws PickleProblem {
        PickleValue top = top();
        values.remove(values.size() - 1);
        return top;
    }

    /** The last values in the order they were pushed. */
    List<PickleValue> pop(int count) throws PickleProblem {
        if (values.size() - count < floor()) {
            throw new PickleProblem(count + " values are needed, the stack has " + (values.size() - floor())
                    + (marks.isEmpty() ? "" : " down to the last mark"));
        }
        return cut(values.size() - count);
    }

    /** Everything above the last mark, which goes too. */
    List<PickleValue> popMark() throws PickleProblem {
        if (marks.isEmpty()) {
            throw new PickleProblem("no mark is open");
        }
        return cut(marks.pop());
    }

    /** The pickle's result. */
    PickleValue only() throws PickleProblem {
        if (values.size() != 1 || !marks.isEmpty()) {
            throw new PickleProblem("one value should be left at the end, found " + values.size() + " and "
                    + marks.size() + " open marks");
        }
        return values.get(0);
    }

    /** The container on top, to be added to. */
    Dictionary topDictionary() throws PickleProblem {
        if (top() instanceof Dictionary dictionary) {
            return dictionary;
        }
        throw new PickleProblem("a dict should be on the stack, found " + top().described());
    }

    /** The list or set on top, to be added to. */
    Sequence topSequence(Sequence.Kind kind) throws PickleProblem {
        if (top() instanceof Sequence sequence && sequence.kind() == kind) {
            return sequence;
        }
        throw new PickleProblem("a " + kind.word() + " should be on the stack, found " + top().described());
    }

    /** Refuses a container that has become too deep by what was added to it. */
    void checkTopDepth() throws PickleProblem {
        checkedDepth(top());
    }

    private PickleValue checkedDepth(PickleValue value) throws PickleProblem {
        if (value.depth() > limits.depth()) {
            throw new PickleProblem("more than " + limits.depth() + " containers lie inside each other");
        }
        return value;
    }

    private int floor() {
        return marks.isEmpty() ? 0 : marks.peek();
    }

    private List<PickleValue> cut(int from) {
        List<PickleValue> tail = values.subList(from, values.size());
        List<PickleValue> taken = new ArrayList<>(tail);
        tail.clear();
        return taken;
    }
}
