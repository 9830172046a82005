package dev.sightline.train.report;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.metric.ClassFigures;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Writes a report as one HTML page that needs nothing from the network: style inside, pictures by relative paths, no
 * script. It prints well and follows a dark or light screen.
 */
public final class HtmlReport {

    private static final List<String> HEADLINE = List.of("AP", "AP50", "AP75");

    private final Path folder;
    private final ReportContent report;
    private final Html html = new Html();

    private HtmlReport(Path folder, ReportContent report) {
        this.folder = folder;
        this.report = report;
    }

    /** Replaces the file. */
    public static void write(Path file, ReportContent report) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        if (folder == null) {
            throw new IOException("cannot write a report at " + file + ": it is a folder");
        }
        AtomicFile.writeText(file, new HtmlReport(folder, report).page());
    }

    private String page() {
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
        html.raw("<p class=\"about\">Detection figures on the <b>" + Html.escape(report.split()) + "</b> split.</p>");
        html.raw("<div class=\"headline\">");
        Map<String, OptionalDouble> figures = report.figures().byName();
        HEADLINE.forEach(name -> html.raw("<div><span>" + name + "</span><strong>"
                + shown(figures.getOrDefault(name, OptionalDouble.empty())) + "</strong></div>"));
        html.raw("</div>");
    }

    private void samples() {
        if (!report.samples().isEmpty()) {
            html.element("h2", "Predictions").raw("<div class=\"pictures samples\">");
            report.samples().forEach(this::picture);
            html.raw("</div>");
        }
    }

    private void plots() {
        if (!report.plots().isEmpty()) {
            html.element("h2", "Curves").raw("<div class=\"pictures wide\">");
            report.plots().forEach(this::picture);
            html.raw("</div>");
        }
    }

    private void classes() {
        html.element("h2", "Classes").raw("<div class=\"scroll\"><table>");
        html.raw("<thead><tr><th>class</th><th>objects</th><th>AP</th><th>AP50</th><th>AP75</th><th>best F1</th>"
                + "<th>at threshold</th></tr></thead>");
        html.raw("<tbody>");
        report.figures().classes().forEach(this::classRow);
        html.raw("</tbody></table></div>");
    }

    private void classRow(ClassFigures figures) {
        double threshold = figures.confidence().bestThreshold();
        boolean found = figures.truths() > 0 && figures.confidence().size() > 0;
        html.raw("<tr><th>" + Html.escape(report.labels().name(figures.label())) + "</th>"
                + cell(String.valueOf(figures.truths()))
                + cell(shown(figures.precision().mean()))
                + cell(shown(figures.precision().at50()))
                + cell(shown(figures.precision().at75()))
                + cell(found ? shown(OptionalDouble.of(figures.confidence().f1At(threshold))) : "–")
                + cell(found ? String.format(Locale.ROOT, "%.2f", threshold) : "–") + "</tr>");
    }

    private void overall() {
        html.element("h2", "All figures").raw("<div class=\"scroll\"><table class=\"facts\"><tbody>");
        report.figures()
                .byName()
                .forEach((name, figure) ->
                        html.raw("<tr><th>" + Html.escape(name) + "</th>" + cell(shown(figure)) + "</tr>"));
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

    private void picture(ReportPicture picture) {
        String caption = Html.escape(picture.caption());
        html.raw("<figure><a href=\"" + address(picture.file()) + "\"><img src=\"" + address(picture.file())
                + "\" alt=\"" + caption + "\" loading=\"lazy\"></a>"
                + (caption.isEmpty() ? "" : "<figcaption>" + caption + "</figcaption>") + "</figure>");
    }

    /** The way from the report to the file, written as an address: blanks and letters of any script are encoded. */
    private String address(Path file) {
        Path way = folder.relativize(file.toAbsolutePath().normalize());
        try {
            return Html.escape(new URI(null, null, way.toString().replace('\\', '/'), null).toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the picture " + file + " cannot be shown by a relative address", e);
        }
    }

    private static String cell(String plain) {
        return "<td>" + Html.escape(plain) + "</td>";
    }

    private static String shown(OptionalDouble figure) {
        return figure.isPresent() ? String.format(Locale.ROOT, "%.3f", figure.getAsDouble()) : "–";
    }
}
