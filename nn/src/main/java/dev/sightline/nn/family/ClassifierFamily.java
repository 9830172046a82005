package dev.sightline.nn.family;

/**
 * A family of networks that name what a picture shows.
 *
 * <p>A graph ends at one output, {@value #OUTPUT} {@code [batch, classes]}: a logit for each class. Before it stands the
 * classifying layer, whose parameters lie under {@link #head}: they are what a new set of classes replaces.
 */
public non-sealed interface ClassifierFamily extends ModelFamily {

    /** The name of the one output. */
    String OUTPUT = "logits";

    /** The path of the classifying layer, such as {@code fc}: its parameters are {@code fc.weight} and {@code fc.bias}. */
    String head();

    /** The side in pixels of the square input that the family was published at. */
    default int publishedSize() {
        return 224;
    }
}
