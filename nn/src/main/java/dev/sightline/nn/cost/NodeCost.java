package dev.sightline.nn.cost;

import dev.sightline.nn.Node;
import dev.sightline.nn.op.Shape;

/**
 * What one node costs at one input size.
 *
 * @param parameters trainable numbers it owns; running statistics are not counted
 * @param multiplyAdds see {@link CostReader}
 * @param activationBytes its output as 32-bit floats
 */
public record NodeCost(Node node, Shape output, long parameters, long multiplyAdds, long activationBytes) {}
