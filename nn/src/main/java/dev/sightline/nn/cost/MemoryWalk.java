package dev.sightline.nn.cost;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphInput;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.nn.Parameter;
import dev.sightline.nn.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Goes forward and backward through a graph and adds up which tensors are there at each operation. For one walk. */
final class MemoryWalk {

    private final Graph graph;
    private final GraphShapes shapes;
    private final int productBytes;
    private final Predicate<Parameter> trained;
    private final Map<Value, TensorMemory> tensors = new HashMap<>();
    private final long[] own;

    /** By block: its bytes, the first operation that keeps it, the last that reads it. */
    private final Map<Integer, Long> bytes = new HashMap<>();

    private final Map<Integer, Integer> firstKeeper = new HashMap<>();
    private final Map<Integer, Integer> lastReader = new HashMap<>();
    private final Set<Integer> outputs = new HashSet<>();

    MemoryWalk(Graph graph, GraphShapes shapes, int productBytes, Predicate<Parameter> trained) {
        this.graph = graph;
        this.shapes = shapes;
        this.productBytes = productBytes;
        this.trained = trained;
        this.own = new long[graph.nodes().size()];
    }

    ActivationMemory walk() {
        for (GraphInput input : graph.inputs()) {
            int block = input.value().producer();
            tensors.put(input.value(), new TensorMemory(shapes.of(input.value()), Float.BYTES, true, false, block));
        }
        for (int i = 0; i < graph.nodes().size(); i++) {
            place(i, graph.nodes().get(i));
        }
        for (GraphOutput output : graph.outputs()) {
            outputs.add(tensor(output.value()).block());
        }
        long[] forward = forward();
        long kept = forward[0];
        return new ActivationMemory(kept, Math.max(forward[1], backward(kept)));
    }

    private void place(int index, Node node) {
        List<TensorMemory> inputs = node.inputs().stream().map(this::tensor).toList();
        Kept kept = node.operation().accept(new KeptForBackward(node, inputs, shapes.of(node.output()), productBytes));
        boolean graded = inputs.stream().anyMatch(TensorMemory::graded)
                || node.parameters().stream().anyMatch(trained);
        int block = kept.view() ? inputs.get(0).block() : node.id();
        TensorMemory made = new TensorMemory(shapes.of(node.output()), kept.width(), kept.packed(), graded, block);
        tensors.put(node.output(), made);
        bytes.putIfAbsent(block, isInput(block) ? 0 : made.bytes());
        inputs.forEach(input -> lastReader.put(input.block(), index));
        lastReader.put(block, index);
        if (graded) {
            own[index] = kept.own();
            kept.inputs()
                    .forEach(input -> firstKeeper.putIfAbsent(inputs.get(input).block(), index));
            if (kept.output()) {
                firstKeeper.putIfAbsent(block, index);
            }
        }
    }

    /** The images of a batch count elsewhere. */
    private boolean isInput(int block) {
        return graph.inputs().stream().anyMatch(input -> input.value().producer() == block);
    }

    /** What is there at the end, and at the most. */
    private long[] forward() {
        long there = 0;
        long peak = 0;
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            there += own[i] + (tensor(node.output()).block() == node.id() ? bytes.getOrDefault(node.id(), 0L) : 0);
            peak = Math.max(peak, there);
            there -= freedAfter(i, lastReader, block -> !firstKeeper.containsKey(block) && !outputs.contains(block));
        }
        return new long[] {there, peak};
    }

    private long backward(long kept) {
        Map<Value, Long> gradients = new HashMap<>();
        long there = kept;
        for (GraphOutput output : graph.outputs()) {
            there += gradient(gradients, output.value());
        }
        long peak = there;
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            if (!tensor(node.output()).graded()) {
                continue;
            }
            peak = Math.max(peak, there + madeFor(node));
            for (Value input : node.inputs()) {
                there += tensor(input).graded() ? gradient(gradients, input) : 0;
            }
            Long done = gradients.remove(node.output());
            there -= own[i] + (done == null ? 0 : done) + freedAfter(i, firstKeeper, block -> true);
        }
        return peak;
    }

    /** Gradients of the inputs and of the parameters, which are added to those of the batches before. */
    private long madeFor(Node node) {
        long ofInputs = node.inputs().stream()
                .map(this::tensor)
                .filter(TensorMemory::graded)
                .mapToLong(TensorMemory::bytes)
                .sum();
        long ofParameters = node.parameters().stream()
                .filter(trained)
                .mapToLong(parameter -> parameter.shape().elements())
                .sum();
        return ofInputs + ofParameters * (Float.BYTES + (productBytes < Float.BYTES ? productBytes : 0));
    }

    /** Bytes of a value's gradient, where it is new. */
    private long gradient(Map<Value, Long> gradients, Value value) {
        long needed = tensor(value).bytes();
        return gradients.putIfAbsent(value, needed) == null ? needed : 0;
    }

    private long freedAfter(int index, Map<Integer, Integer> lastUse, Predicate<Integer> which) {
        return lastUse.entrySet().stream()
                .filter(use -> use.getValue() == index && which.test(use.getKey()))
                .mapToLong(use -> bytes.getOrDefault(use.getKey(), 0L))
                .sum();
    }

    private TensorMemory tensor(Value value) {
        TensorMemory tensor = tensors.get(value);
        if (tensor == null) {
            throw new IllegalStateException(value + " is read before it is made");
        }
        return tensor;
    }
}
