package dev.sightline.nn.family;

import dev.sightline.nn.ConvOptions;
import dev.sightline.nn.GraphBuilder;
import dev.sightline.nn.Value;
import java.util.function.UnaryOperator;

/**
 * Channels weighed by the mean of the whole image (Hu et al. 2018, "Squeeze-and-Excitation Networks"), with 1x1
 * convolutions of bias as the two layers.
 *
 * @param squeeze name of the layer to fewer channels
 * @param excite name of the layer back to all of them
 */
public record SqueezeExcitation(GraphBuilder net, String squeeze, String excite) {

    /**
     * The maps with their channels weighed.
     *
     * @param squeezed channels between the two layers
     * @param gate squashes the weights to 0 to 1
     */
    public Value weigh(Value x, int squeezed, UnaryOperator<Value> gate) {
        int channels = net.shape(x).channels();
        Value means = net.globalAveragePool(x);
        Value few = net.relu(net.conv(squeeze, means, weighing(squeezed)));
        return net.mul(x, gate.apply(net.conv(excite, few, weighing(channels))));
    }

    private static ConvOptions weighing(int channels) {
        return ConvOptions.of(channels, 1).weightsForGradients().biasStartingAt(0);
    }
}
