package dev.sightline.torch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one step's loss is made of, and what was seen on the way.
 *
 * @param losses by name, in the order to print them in; their sum is what training lowers
 * @param observations metrics that are no part of the loss, such as the share of right predictions; one that has no meaning
 *     for this step is left out
 */
public record LossTerms(Map<String, Double> losses, Map<String, Double> observations) {

    public LossTerms {
        losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
        observations = Collections.unmodifiableMap(new LinkedHashMap<>(observations));
    }

    /** Losses without observations. */
    public static LossTerms of(Map<String, Double> losses) {
        return new LossTerms(losses, Map.of());
    }

    public double total() {
        return losses.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    public boolean isFinite() {
        return Double.isFinite(total());
    }

    /**
     * One loss.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public double loss(String name) {
        Double value = losses.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no loss '" + name + "', only " + losses.keySet());
        }
        return value;
    }

    /** Every loss and observation for a line of text, with three decimals and two spaces before each. */
    public String shown() {
        StringBuilder text = new StringBuilder();
        losses.forEach((name, value) -> text.append(String.format(Locale.ROOT, "  %s %.3f", name, value)));
        observations.forEach((name, value) -> text.append(String.format(Locale.ROOT, "  %s %.3f", name, value)));
        return text.toString();
    }
}
