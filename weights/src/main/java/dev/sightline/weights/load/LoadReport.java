package dev.sightline.weights.load;

import dev.sightline.nn.Graph;
import dev.sightline.nn.Parameter;
import dev.sightline.weights.safetensors.CheckpointException;
import dev.sightline.weights.safetensors.StoredTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How stored weights and a network fit together; every tensor of the file and every parameter of the network is in
 * exactly one of the lists.
 *
 * @param source the file, and the place in it
 * @param matched tensors that are taken, in the order of the file
 * @param mismatched tensors whose name is a parameter's but whose shape is not
 * @param missing paths of parameters the file has nothing for
 * @param unexpected stored names that are no parameter of the network
 * @param ignored stored names that no network trains or needs, such as batch normalisation's {@code
 *     num_batches_tracked}
 */
public record LoadReport(
        String source,
        List<TensorMatch> matched,
        List<TensorMatch> mismatched,
        List<String> missing,
        List<String> unexpected,
        List<String> ignored) {

    /** Counters and tables that PyTorch's modules keep beside their weights and compute themselves. */
    private static final List<String> IGNORED = List.of(
            "num_batches_tracked",
            "relative_position_index",
            "relative_coords_table",
            "attn_mask",
            "total_ops",
            "total_params");

    public LoadReport {
        matched = List.copyOf(matched);
        mismatched = List.copyOf(mismatched);
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        ignored = List.copyOf(ignored);
    }

    /**
     * Compares the tensors of a file with what a network needs.
     *
     * @param renames applied to each stored name in this order
     * @throws CheckpointException if the rules give two tensors one name
     */
    public static LoadReport of(StoredWeights weights, Graph graph, List<RenameRule> renames) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        graph.parameters().forEach(parameter -> parameters.put(parameter.path(), parameter));
        Map<String, String> names = renamed(weights, renames);
        Map<String, String> paths = NameMatching.match(names, parameters.keySet());
        List<TensorMatch> matched = new ArrayList<>();
        List<TensorMatch> mismatched = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        weights.tensors().forEach((name, tensor) -> {
            Parameter parameter = parameters.remove(paths.getOrDefault(name, ""));
            if (parameter != null) {
                TensorMatch match = match(name, tensor, parameter);
                (match.fits() ? matched : mismatched).add(match);
            } else {
                (isIgnored(name) ? ignored : unexpected).add(name);
            }
        });
        List<String> missing = List.copyOf(parameters.keySet());
        return new LoadReport(source(weights), matched, mismatched, missing, unexpected, ignored);
    }

    /** Whether every number of the network comes from the file, and every tensor of the file is used or ignored. */
    public boolean isComplete() {
        return mismatched.isEmpty() && missing.isEmpty() && unexpected.isEmpty();
    }

    /** Tensors that are taken under another name than the file's. */
    public List<TensorMatch> renamed() {
        return matched.stream().filter(TensorMatch::isRenamed).toList();
    }

    /** Every difference, one a line. */
    public List<String> problems() {
        List<String> lines = new ArrayList<>();
        mismatched.forEach(match -> lines.add(
                match.renaming() + " is stored as " + match.storedShape() + ", the network needs " + match.shape()));
        missing.forEach(path -> lines.add(path + " is missing"));
        unexpected.forEach(name -> lines.add(name + " is not a parameter of the network"));
        return lines;
    }

    /** For people: one line of counts, one for each way of renaming, then every difference. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(source + ": " + matched.size() + " tensors matched, "
                + renamed().size() + " of them renamed, "
                + mismatched.size() + " of another size, " + missing.size() + " missing, " + unexpected.size()
                + " unexpected, " + ignored.size() + " ignored");
        RenamingSummary.lines(renamed()).forEach(lines::add);
        if (!ignored.isEmpty()) {
            lines.add("ignored, since no network uses them: " + ignored.get(0)
                    + (ignored.size() == 1 ? "" : " and " + (ignored.size() - 1) + " more"));
        }
        lines.addAll(problems());
        return lines;
    }

    /**
     * As fields of a JSON document: {@code source}, {@code complete}, {@code matched} (count), {@code renamed} (path by
     * stored name), {@code mismatched} (objects of {@code stored}, {@code path}, {@code stored-shape}, {@code shape}),
     * {@code missing}, {@code unexpected} and {@code ignored} (lists of names).
     */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", source);
        fields.put("complete", isComplete());
        fields.put("matched", matched.size());
        Map<String, String> renamed = new LinkedHashMap<>();
        renamed().forEach(match -> renamed.put(match.stored(), match.path()));
        fields.put("renamed", renamed);
        fields.put("mismatched", mismatched.stream().map(LoadReport::fields).toList());
        fields.put("missing", missing);
        fields.put("unexpected", unexpected);
        fields.put("ignored", ignored);
        return fields;
    }

    private static Map<String, Object> fields(TensorMatch match) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stored", match.stored());
        fields.put("path", match.path());
        fields.put("stored-shape", match.storedShape());
        fields.put("shape", match.shape());
        return fields;
    }

    private static Map<String, String> renamed(StoredWeights weights, List<RenameRule> renames) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> taken = new HashMap<>();
        for (String stored : weights.tensors().keySet()) {
            String name = stored;
            for (RenameRule rule : renames) {
                name = rule.applied(name);
            }
            String other = taken.put(name, stored);
            if (other != null) {
                throw new CheckpointException(
                        weights.file(),
                        "the rename rules " + renames + " give '" + other + "' and '" + stored + "' the one name '"
                                + name + "'");
            }
            names.put(stored, name);
        }
        return names;
    }

    private static TensorMatch match(String name, StoredTensor tensor, Parameter parameter) {
        List<Integer> stored =
                Arrays.stream(tensor.shape()).mapToObj(Math::toIntExact).toList();
        return new TensorMatch(name, parameter.path(), stored, parameter.shape().sizes());
    }

    private static boolean isIgnored(String name) {
        return IGNORED.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String source(StoredWeights weights) {
        return weights.file() + (weights.place().isEmpty() ? "" : ", '" + weights.place() + "'");
    }
}
