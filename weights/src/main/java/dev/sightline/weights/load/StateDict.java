package dev.sightline.weights.load;

import dev.sightline.weights.pickle.Dictionary;
import dev.sightline.weights.pickle.PickleValue;
import dev.sightline.weights.pickle.TensorView;
import dev.sightline.weights.safetensors.CheckpointException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The tensors by name inside what {@code torch.save} wrote: the saved dict itself, or one inside it under a customary
 * key.
 *
 * @param place the keys that lead to it, joined by dots; empty for the saved dict itself
 * @param others what lies beside the tensors and beside the way to them, in words by place
 */
record StateDict(String place, Map<String, TensorView> tensors, Map<String, String> others) {

    /**
     * Looks for the tensors.
     *
     * @param wanted keys joined by dots, where another place than the customary one is meant; empty text for the top
     * @throws CheckpointException if there are none; the message names what was found instead
     */
    static StateDict find(Path file, PickleValue saved, Optional<String> wanted) {
        if (saved instanceof Dictionary top) {
            return new StateDictSearch(file, wanted).in(top, "");
        }
        throw new CheckpointException(
                file, "holds " + saved.described() + "; a dict of tensors by name, a state_dict, is needed");
    }
}
