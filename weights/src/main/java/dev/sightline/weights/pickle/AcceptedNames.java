package dev.sightline.weights.pickle;

import java.util.Optional;
import java.util.Set;

/** The closed list of names a pickle may mention; every other is refused before anything is done with it. */
final class AcceptedNames {

    private static final Set<String> NUMBER_FORMATS = Set.of(
            "torch.float64",
            "torch.float32",
            "torch.float16",
            "torch.bfloat16",
            "torch.int64",
            "torch.int32",
            "torch.int16",
            "torch.int8",
            "torch.uint8",
            "torch.bool");

    private AcceptedNames() {}

    /** What a module's name stands for. */
    static PickleValue resolve(String module, String name) throws PickleProblem {
        String full = module + "." + name;
        if (NUMBER_FORMATS.contains(full)) {
            return new Scalar.TypeName(full);
        }
        Optional<PickleValue> known = Constructor.named(full).map(PickleValue.class::cast);
        return known.or(() -> StorageType.named(full)).orElseThrow(() -> refused("'" + full + "'"));
    }

    /** Refuses a name, or whatever else would lead to code. */
    static PickleProblem refused(String asked) {
        return new PickleProblem("refused: the file asks for " + asked
                + "; only tensors, containers, text and numbers are read. Save the model's state_dict() alone");
    }
}
