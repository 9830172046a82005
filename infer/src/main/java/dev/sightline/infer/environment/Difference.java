package dev.sightline.infer.environment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One condition in which two measurements differ, with both values as they are shown. */
public record Difference(String name, String first, String second) {

    /** What a value is called that one side does not have. */
    static final String ABSENT = "absent";

    /** The keys whose values differ, those of the first map in its order, then those only the second has. */
    public static List<Difference> between(Map<String, String> first, Map<String, String> second) {
        Set<String> names = new LinkedHashSet<>(first.keySet());
        names.addAll(second.keySet());
        List<Difference> found = new ArrayList<>();
        for (String name : names) {
            String one = first.getOrDefault(name, ABSENT);
            String other = second.getOrDefault(name, ABSENT);
            if (!one.equals(other)) {
                found.add(new Difference(name, one, other));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return name + ": " + first + " | " + second;
    }
}
