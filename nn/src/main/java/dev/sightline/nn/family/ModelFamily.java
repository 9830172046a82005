package dev.sightline.nn.family;

import dev.sightline.nn.Graph;
import java.util.List;

/**
 * A kind of network that comes in sizes. An implementation must build the same graph for the same options, every time
 * and on every machine.
 */
public sealed interface ModelFamily permits DetectorFamily, ClassifierFamily {

    /** As written in a recipe: lower case, no blanks. */
    String name();

    /** The sizes it comes in, smallest first. */
    List<String> variants();

    /** Whether a network also runs at other sizes than the one it was built for. */
    default boolean runsAtOtherSizes() {
        return true;
    }

    /**
     * The network; its input is {@code image [1, 3, imageHeight, imageWidth]}.
     *
     * @throws IllegalArgumentException if the variant is unknown or the sizes do not fit; the message names what is
     *     accepted
     */
    Graph build(ModelOptions options);
}
