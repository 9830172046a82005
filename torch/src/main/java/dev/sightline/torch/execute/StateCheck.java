package dev.sightline.torch.execute;

import dev.sightline.nn.Parameter;
import dev.sightline.nn.StreamedArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bytedeco.pytorch.Tensor;

/** Refuses stored arrays that are not exactly those of the network at hand, naming every difference. */
public final class StateCheck {

    private StateCheck() {}

    /** Every stored array must be one of the network's; not all need be there. */
    public static void requireKnown(FlatLayout layout, Map<String, ? extends StreamedArray> stored) {
        refuse(differences(layout, stored, false));
    }

    public static void requireSame(FlatLayout layout, Map<String, ? extends StreamedArray> stored) {
        refuse(differences(layout, stored, true));
    }

    private static List<String> differences(
            FlatLayout layout, Map<String, ? extends StreamedArray> stored, boolean all) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> unexpected = new TreeSet<>(stored.keySet());
        for (FlatLayout.Slot slot : layout.slots()) {
            Parameter parameter = slot.parameter();
            StreamedArray array = stored.get(parameter.path());
            unexpected.remove(parameter.path());
            if (array == null) {
                if (all) {
                    differences.add(parameter.path() + " is missing");
                }
            } else if (!array.shape().equals(parameter.shape().sizes())) {
                differences.add(parameter.path() + " has shape " + array.shape() + ", the network needs "
                        + parameter.shape().sizes());
            }
        }
        unexpected.forEach(path -> differences.add(path + " is not a parameter of the network"));
        return differences;
    }

    public static void requireSame(Map<String, Tensor> state, Map<String, ? extends StreamedArray> stored) {
        List<String> differences = new ArrayList<>();
        if (!state.keySet().equals(stored.keySet())) {
            differences.add("the optimizer keeps " + new TreeSet<>(state.keySet()) + ", the stored state "
                    + new TreeSet<>(stored.keySet()));
        }
        state.forEach((name, vector) -> {
            StreamedArray array = stored.get(name);
            if (array != null && array.count() != vector.numel()) {
                differences.add("optimizer " + name + " has " + array.count() + " numbers, the network needs "
                        + vector.numel());
            }
        });
        refuse(differences);
    }

    private static void refuse(List<String> differences) {
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException("stored parameters do not fit the network (" + differences.size()
                    + " differences):\n  " + String.join("\n  ", differences));
        }
    }
}
