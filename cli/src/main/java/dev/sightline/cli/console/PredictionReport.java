package dev.sightline.cli.console;

import dev.sightline.infer.batch.PredictionSummary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result of a prediction over many images, for people. */
public final class PredictionReport {

    private PredictionReport() {}

    public static void print(PrintWriter out, PredictionSummary summary) {
        out.printf(
                Locale.ROOT,
                "%d images, %d of them unreadable, %.1f a second%n",
                summary.predicted().size(),
                summary.unreadable(),
                summary.rate());
        List<String> counts = new ArrayList<>();
        summary.classes().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> counts.add(entry.getKey() + " " + entry.getValue()));
        out.println(
                "predicted " + summary.counted() + ": " + (counts.isEmpty() ? "nothing" : String.join(", ", counts)));
        summary.written().forEach(path -> out.println("written: " + path));
        out.flush();
    }
}
