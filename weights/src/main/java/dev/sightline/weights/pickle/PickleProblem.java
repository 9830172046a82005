package dev.sightline.weights.pickle;

/** What is wrong with a pickle, before the unpickler adds the file, the opcode and the position. */
final class PickleProblem extends Exception {

    private static final long serialVersionUID = 1L;

    PickleProblem(String message) {
        super(message);
    }
}
