package dev.sightline.nn.cost;

import java.util.List;

/** What a graph costs at one input size, node by node and in all. */
public record GraphCost(List<NodeCost> nodes) {

    public GraphCost {
        nodes = List.copyOf(nodes);
    }

    /** Trainable numbers; running statistics are not counted. */
    public long parameters() {
        return nodes.stream().mapToLong(NodeCost::parameters).sum();
    }

    public long multiplyAdds() {
        return nodes.stream().mapToLong(NodeCost::multiplyAdds).sum();
    }

    /** Twice the multiply-adds, in units of 10^9. */
    public double gflops() {
        return 2e-9 * multiplyAdds();
    }

    /** All outputs as 32-bit floats, as if none were freed or written in place: about what training must keep. */
    public long activationBytes() {
        return nodes.stream().mapToLong(NodeCost::activationBytes).sum();
    }
}
