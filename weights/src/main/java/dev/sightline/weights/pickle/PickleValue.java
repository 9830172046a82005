package dev.sightline.weights.pickle;

/** What stands on the unpickler's stack, and what a pickle comes to. */
public sealed interface PickleValue
        permits Scalar, Sequence, Dictionary, TensorView, StorageReference, StorageType, Constructor {

    /** In words, for messages; no longer than a line. */
    String described();

    /** How many containers lie inside each other, this one included; 0 for what is no container. */
    default int depth() {
        return 0;
    }
}
