package dev.sightline.train.report;

import dev.sightline.core.evaluation.ClassTable;
import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Writes a report as one HTML page that needs nothing but itself: style and images inside, no script. It can be sent
 * alone, prints well and follows a dark or light screen.
 */
public final class HtmlReport {

    private static final int DIGITS = 3;
    private static final String ABSENT = "–";

    private final ReportContent report;
    private final Html html = new Html();

    private HtmlReport(ReportContent report) {
        this.report = report;
    }

    /**
     * Replaces the file.
     *
     * @throws dev.sightline.image.format.ImageException if an image that it shows is none
     */
    public static void write(Path file, ReportContent report) throws IOException {
        AtomicFile.writeText(file, new HtmlReport(report).page());
    }

    private String page() throws IOException {
        html.raw("<!doctype html>").raw("<html lang=\"en\">").raw("<head>").raw("<meta charset=\"utf-8\">");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.element("title", report.title())
                .raw("<style>")
                .raw(ReportStyle.CSS)
                .raw("</style>");
        html.raw("</head>").raw("<body>").raw("<main>").element("h1", report.title());
        headline();
        samples();
        classes();
        plots();
        overall();
        facts();
        recipe();
        return html.raw("</main>").raw("</body>").raw("</html>").toString();
    }

    private void headline() {
        Evaluation evaluation = report.evaluation();
        html.raw("<p class=\"about\">" + Html.escape(evaluation.title()) + " on the <b>" + Html.escape(report.split())
                + "</b> split.</p>");
        evaluation.notes().forEach(note -> html.raw("<p class=\"note\">" + Html.escape(note) + "</p>"));
        html.raw("<div class=\"headline\">");
        evaluation
                .leading()
                .forEach(name -> html.raw("<div><span>" + Html.escape(name) + "</span><strong>"
                        + Html.escape(shown(evaluation.metric(name))) + "</strong></div>"));
        html.raw("</div>");
    }

    private void samples() throws IOException {
        if (!report.samples().isEmpty()) {
            html.element("h2", "Predictions").raw("<div class=\"images samples\">");
            images(report.samples());
            html.raw("</div>");
        }
    }

    private void plots() throws IOException {
        if (!report.plots().isEmpty()) {
            html.element("h2", "Curves").raw("<div class=\"images wide\">");
            images(report.plots());
            html.raw("</div>");
        }
    }

    private void classes() {
        ClassTable table = report.evaluation().classes();
        html.element("h2", "Classes").raw("<div class=\"scroll\"><table>").raw("<thead><tr>");
        html.element("th", "class");
        table.columns().forEach(column -> html.element("th", column.name()));
        html.raw("</tr></thead>").raw("<tbody>");
        table.rows().forEach(row -> html.raw(row(row.name(), table.texts(row, DIGITS, ABSENT))));
        html.raw("</tbody></table></div>");
    }

    private void overall() {
        html.element("h2", "All metrics").raw("<div class=\"scroll\"><table class=\"facts\"><tbody>");
        report.evaluation().metrics().forEach((name, metric) -> html.raw(row(name, List.of(shown(metric)))));
        html.raw(row("images", List.of(String.valueOf(report.evaluation().images()))));
        html.raw("</tbody></table></div>");
    }

    private void facts() {
        html.element("h2", "Run and machine").raw("<div class=\"scroll\"><table class=\"facts\"><tbody>");
        report.facts()
                .forEach((name, value) ->
                        html.raw("<tr><th>" + Html.escape(name) + "</th><td>" + Html.escape(value) + "</td></tr>"));
        html.raw("</tbody></table></div>");
    }

    private void recipe() {
        html.element("h2", "Recipe")
                .raw("<details open=\"open\"><summary>as resolved, each key with its origin</summary>");
        html.element("pre", report.recipe()).raw("</details>");
    }

    private void images(List<ReportImage> images) throws IOException {
        for (ReportImage image : images) {
            image(image);
        }
    }

    private void image(ReportImage image) throws IOException {
        String caption = Html.escape(image.caption());
        html.raw("<figure><img src=\"" + EmbeddedImage.of(image.file()) + "\" alt=\"" + caption + "\">"
                + (caption.isEmpty() ? "" : "<figcaption>" + caption + "</figcaption>") + "</figure>");
    }

    private static String shown(OptionalDouble metric) {
        return metric.isPresent() ? String.format(Locale.ROOT, "%." + DIGITS + "f", metric.getAsDouble()) : ABSENT;
    }

    private static String row(String name, List<String> cells) {
        StringBuilder row = new StringBuilder("<tr><th>" + Html.escape(name) + "</th>");
        cells.forEach(cell -> row.append("<td>").append(Html.escape(cell)).append("</td>"));
        return row.append("</tr>").toString();
    }
}
