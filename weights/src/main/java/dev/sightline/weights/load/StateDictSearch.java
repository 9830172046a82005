package dev.sightline.weights.load;

import dev.sightline.weights.pickle.Dictionary;
import dev.sightline.weights.pickle.Scalar;
import dev.sightline.weights.pickle.TensorView;
import dev.sightline.weights.safetensors.CheckpointException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** One walk from a saved dict down to the tensors, which remembers what lies beside the way. */
final class StateDictSearch {

    /** In the order of preference. */
    private static final List<String> CUSTOMARY = List.of(
            "state_dict",
            "model",
            "model_state_dict",
            "model_state",
            "net",
            "network",
            "module",
            "weights",
            "params",
            "state_dict_ema",
            "model_ema",
            "ema",
            "params_ema");

    private static final int DEEPEST = 4;
    private static final int MOST_SHOWN = 20;

    private final Path file;
    private final Optional<String> wanted;
    private final Map<String, String> others = new LinkedHashMap<>();
    private int depth;

    StateDictSearch(Path file, Optional<String> wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    StateDict in(Dictionary dictionary, String place) {
        Optional<Scalar> next = depth == DEEPEST ? Optional.empty() : next(dictionary, place);
        if (next.isEmpty()) {
            return new StateDict(place, tensors(dictionary, place), others);
        }
        depth++;
        dictionary.entries().forEach((key, value) -> {
            if (!key.equals(next.get())) {
                others.put(inside(place, key), value.described());
            }
        });
        return in(dictionary(dictionary, next.get()).orElseThrow(), inside(place, next.get()));
    }

    /** Where to look on; empty where the tensors should be here. */
    private Optional<Scalar> next(Dictionary dictionary, String place) {
        if (wanted.isPresent()) {
            return wantedNext(dictionary, place, wanted.get());
        }
        List<Scalar> customary = CUSTOMARY.stream()
                .<Scalar>map(Scalar.Text::new)
                .filter(key -> dictionary(dictionary, key).isPresent())
                .toList();
        // A metric beside the weights may be a tensor too, so tensors here do not mean that one has arrived.
        Optional<Scalar> full = customary.stream()
                .filter(key -> dictionary(dictionary, key)
                        .filter(StateDictSearch::holdsTensors)
                        .isPresent())
                .findFirst();
        return full.isPresent() || holdsTensors(dictionary)
                ? full
                : customary.stream().findFirst();
    }

    private static Optional<Scalar> wantedNext(Dictionary dictionary, String place, String wanted) {
        if (wanted.equals(place)) {
            return Optional.empty();
        }
        return dictionary.entries().keySet().stream()
                .filter(key -> (wanted + ".").startsWith(inside(place, key) + "."))
                .filter(key -> dictionary(dictionary, key).isPresent())
                .findFirst();
    }

    private Map<String, TensorView> tensors(Dictionary dictionary, String place) {
        Map<String, TensorView> tensors = new LinkedHashMap<>();
        dictionary.entries().forEach((key, value) -> {
            if (key instanceof Scalar.Text name && value instanceof TensorView tensor) {
                tensors.put(name.text(), tensor);
            } else {
                others.put(inside(place, key), value.described());
            }
        });
        if (tensors.isEmpty() || wanted.filter(key -> !key.equals(place)).isPresent()) {
            throw notFound(dictionary, place);
        }
        return tensors;
    }

    private CheckpointException notFound(Dictionary dictionary, String place) {
        String found = dictionary.entries().entrySet().stream()
                .limit(MOST_SHOWN)
                .map(entry ->
                        entry.getKey().described() + ": " + entry.getValue().described())
                .collect(Collectors.joining(", "));
        int left = Math.max(0, dictionary.entries().size() - MOST_SHOWN);
        return new CheckpointException(
                file,
                "holds no tensors by name "
                        + wanted.map(key -> "at '" + key + "'").orElse("at the customary places")
                        + "; " + (place.isEmpty() ? "the top" : "'" + place + "'") + " holds "
                        + (found.isEmpty() ? "nothing" : found) + (left == 0 ? "" : " and " + left + " more"));
    }

    private static boolean holdsTensors(Dictionary dictionary) {
        return dictionary.entries().values().stream().anyMatch(TensorView.class::isInstance);
    }

    private static Optional<Dictionary> dictionary(Dictionary parent, Scalar key) {
        return Objects.requireNonNullElse(parent.entries().get(key), key) instanceof Dictionary found
                ? Optional.of(found)
                : Optional.empty();
    }

    private static String inside(String place, Scalar key) {
        return place.isEmpty() ? key.text() : place + "." + key.text();
    }
}
