package dev.sightline.infer.environment;

import java.util.ArrayList;
import java.util.List;

/**
 * One graphics card as its driver's tool describes it; texts as printed, with their units.
 *
 * @param name the model of the card
 * @param driver its version
 * @param limits highest clocks of the multiprocessors and the memory, and the power limit
 * @param powerState before the run, P0 (highest) to P15
 * @param clocks of the multiprocessors and the memory before the run
 */
public record GraphicsCard(String name, String driver, List<String> limits, String powerState, List<String> clocks) {

    /** What {@link #parse} expects, as a query to the tool. */
    static final String QUERY =
            "name,driver_version,clocks.max.sm,clocks.max.memory,power.limit,pstate,clocks.sm,clocks.memory";

    private static final int FIELDS = 8;

    public GraphicsCard {
        limits = List.copyOf(limits);
        clocks = List.copyOf(clocks);
    }

    /** What two measurements must share; clocks and power state change by the second and are only reported. */
    String settings() {
        return name + ", driver " + driver + ", at most " + String.join(", ", limits);
    }

    /**
     * The cards in a table of comma-separated values without heading, one line each.
     *
     * @throws IllegalArgumentException for a line that has another number of fields
     */
    static List<GraphicsCard> parse(List<String> lines) {
        List<GraphicsCard> cards = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                cards.add(card(line));
            }
        }
        return cards;
    }

    private static GraphicsCard card(String line) {
        List<String> fields = List.of(line.strip().split("\\s*,\\s*", -1));
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException(
                    "a graphics card is described by " + FIELDS + " fields (" + QUERY + "), received: " + line);
        }
        return new GraphicsCard(
                fields.get(0), fields.get(1), fields.subList(2, 5), fields.get(5), fields.subList(6, FIELDS));
    }
}
