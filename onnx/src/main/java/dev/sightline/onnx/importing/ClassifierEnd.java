package dev.sightline.onnx.importing;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.Set;

/** The end of a classifier: what only turns logits into scores is left out. */
record ClassifierEnd(GraphProto graph, ImportState state) {

    private static final Set<String> SCORES = Set.of("Softmax", "LogSoftmax", "Identity", "Sigmoid");

    /** The name of the tensor that holds the logits, maybe with axes of size 1 behind. */
    String logits() {
        String name = graph.getOutput(0).getName();
        ImportedNode maker = state.maker(name);
        while (maker != null && SCORES.contains(maker.operator())) {
            if (!maker.operator().equals("Identity")) {
                state.note("its last " + maker.operator() + " is left out: the loss takes logits");
            }
            name = maker.input(0);
            maker = state.maker(name);
        }
        return name;
    }
}
