package dev.sightline.onnx.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One level of a detector whose output is a row for each cell: the names of its maps before they are joined.
 *
 * @param objectness logits
 * @param scores logits
 */
record CellLevel(String boxes, String objectness, String scores) {

    private static final Set<String> ARRANGING = Set.of("Transpose", "Reshape", "Flatten", "Identity");

    /** The levels that an output is joined of, in their order. */
    static List<CellLevel> behind(String output, ImportState state) {
        List<CellLevel> levels = new ArrayList<>();
        collect(output, state, new HashSet<>(), levels);
        return levels;
    }

    private static void collect(String tensor, ImportState state, Set<String> seen, List<CellLevel> levels) {
        ImportedNode maker = state.maker(tensor);
        if (maker == null || !seen.add(tensor)) {
            return;
        }
        if (ARRANGING.contains(maker.operator())) {
            collect(maker.input(0), state, seen, levels);
        } else if (maker.operator().equals("Concat")) {
            Optional<CellLevel> level = joined(maker, state);
            level.ifPresent(levels::add);
            if (level.isEmpty()) {
                maker.proto().getInputList().forEach(part -> collect(part, state, seen, levels));
            }
        }
    }

    private static Optional<CellLevel> joined(ImportedNode concat, ImportState state) {
        Optional<String> objectness = logits(concat.input(1), state);
        Optional<String> scores = logits(concat.input(2), state);
        boolean three = concat.proto().getInputCount() == 3 && objectness.isPresent() && scores.isPresent();
        return three
                ? Optional.of(new CellLevel(concat.input(0), objectness.orElseThrow(), scores.orElseThrow()))
                : Optional.empty();
    }

    private static Optional<String> logits(String probabilities, ImportState state) {
        ImportedNode maker = state.maker(probabilities);
        return maker != null && maker.operator().equals("Sigmoid") ? Optional.of(maker.input(0)) : Optional.empty();
    }
}
