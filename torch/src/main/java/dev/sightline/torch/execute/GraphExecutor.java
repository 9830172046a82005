package dev.sightline.torch.execute;

import dev.sightline.nn.Graph;
import dev.sightline.nn.GraphOutput;
import dev.sightline.nn.Node;
import dev.sightline.nn.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

/**
 * Runs a graph forward on libtorch, node by node.
 *
 * <p>A tensor's handle is given up after its last reader has run, so that only what the backward pass needs stays in
 * memory. Inputs and outputs belong to the caller. One executor serves one thread at a time.
 */
public final class GraphExecutor {

    private final Graph graph;
    private final List<List<Integer>> lastReads;
    private final SplitPlan splits;

    public GraphExecutor(Graph graph) {
        this.graph = graph;
        this.splits = SplitPlan.of(graph);
        this.lastReads = lastReads(graph);
    }

    /**
     * The outputs by name, for one input.
     *
     * @param image {@code [batch, channels, height, width]}
     */
    public Map<String, Tensor> run(Tensor image, ParameterViews parameters, ForwardPass pass) {
        Tensor[] made = new Tensor[graph.producerCount()];
        made[graph.inputs().get(0).value().producer()] = image;
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            splits.at(node).ifPresent(split -> split(split, node, made));
            if (made[node.id()] == null) {
                List<Tensor> inputs = node.inputs().stream()
                        .map(value -> made[value.producer()])
                        .toList();
                made[node.id()] = node.operation().accept(new TorchOperation(node, inputs, parameters, pass));
            }
            for (int finished : lastReads.get(i)) {
                made[finished].close();
            }
        }
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        for (GraphOutput output : graph.outputs()) {
            outputs.put(output.name(), made[output.value().producer()]);
        }
        return outputs;
    }

    /** Makes all parts at the first of them; the others find theirs made. */
    private static void split(SplitPlan.Split split, Node node, @Nullable Tensor[] made) {
        Tensor whole = made[node.inputs().get(0).producer()];
        if (made[node.id()] != null || !split.covers(whole.size(split.axis()))) {
            return;
        }
        long[] sizes = split.sizes().stream().mapToLong(Integer::longValue).toArray();
        try (TensorVector parts = whole.split_with_sizes(sizes, split.axis())) {
            for (int i = 0; i < sizes.length; i++) {
                made[split.nodes().get(i)] = new Tensor(parts.get(i));
            }
        }
    }

    /** For each node, the tensors that no later node reads; never inputs or outputs of the graph. */
    private static List<List<Integer>> lastReads(Graph graph) {
        boolean[] kept = new boolean[graph.producerCount()];
        graph.inputs().forEach(input -> kept[input.value().producer()] = true);
        graph.outputs().forEach(output -> kept[output.value().producer()] = true);
        List<List<Integer>> finished = new ArrayList<>();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            List<Integer> here = new ArrayList<>();
            for (Value value : graph.nodes().get(i).inputs()) {
                if (!kept[value.producer()]) {
                    kept[value.producer()] = true;
                    here.add(value.producer());
                }
            }
            finished.add(0, here);
        }
        return finished;
    }
}
