package dev.sightline.deploy.quantize;

import dev.sightline.infer.calibrate.LayerNoise;
import dev.sightline.train.report.Html;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** An accuracy report as a page for people. */
record Int8Page(Int8Report report) {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Accuracy in int8</title>
            <style>
            body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#2b2f36;background:#f6f7f9}
            table{border-collapse:collapse;background:#fff}td,th{padding:.2rem .8rem;border-bottom:1px solid #dde1e6;text-align:right}
            td:first-child,th:first-child{text-align:left}code{font-size:.9em}
            </style>
            """;

    String html(String model) {
        StringBuilder html = new StringBuilder(HEAD);
        html.append("<h1>Accuracy of ").append(Html.escape(model)).append(" in int8</h1>\n");
        appendSettings(html);
        appendMetrics(html);
        appendLayers(html);
        return html.toString();
    }

    private void appendSettings(StringBuilder html) {
        Int8Settings settings = report.calibrated().settings();
        List<String> kept = settings.quantization().keepFloat();
        html.append("<p>Ranges by ")
                .append(settings.method().word())
                .append(" over ")
                .append(report.calibrated().images())
                .append(" images of ")
                .append(Html.escape(report.calibrated().source()))
                .append("; weights in ")
                .append(settings.quantization().weightBits())
                .append(" bits; kept in float: ")
                .append(Html.escape(kept.isEmpty() ? "the last layer of each branch only" : String.join(", ", kept)))
                .append(".</p>\n");
    }

    private void appendMetrics(StringBuilder html) {
        Int8Report.Scored scored = report.scored();
        html.append("<h2>Metrics on ")
                .append(scored.images())
                .append(" images of the split '")
                .append(Html.escape(scored.split()))
                .append("'</h2>\n<table>\n<tr><th>metric<th>fp32<th>int8<th>difference\n");
        for (Int8Report.Compared one : scored.compared()) {
            appendRow(html, one.name(), one.fp32(), one.int8());
        }
        html.append("</table>\n");
    }

    private static void appendRow(StringBuilder html, String name, OptionalDouble fp32, OptionalDouble int8) {
        String difference = fp32.isPresent() && int8.isPresent()
                ? String.format(Locale.ROOT, "%+.4f", int8.getAsDouble() - fp32.getAsDouble())
                : "-";
        html.append("<tr><td>")
                .append(Html.escape(name))
                .append("<td>")
                .append(number("%.4f", fp32))
                .append("<td>")
                .append(number("%.4f", int8))
                .append("<td>")
                .append(difference)
                .append('\n');
    }

    private void appendLayers(StringBuilder html) {
        html.append(
                        "<h2>Tensors, noisiest first</h2>\n<p>Signal to noise in dB against the float model, with all that was")
                .append(
                        " lost before; \"lost here\" is what the node itself adds to the noisiest tensor it reads. Every 6 dB are")
                .append(
                        " one bit. Names can be given to <code>--keep-float</code>, where a few nodes with high losses early in")
                .append(" the network help most.</p>\n")
                .append("<table>\n<tr><th>node<th>operator<th>signal to noise, dB<th>lost here, dB\n");
        for (LayerNoise layer : report.layers()) {
            html.append("<tr><td><code>")
                    .append(Html.escape(layer.node()))
                    .append("</code><td>")
                    .append(Html.escape(layer.operator()))
                    .append("<td>")
                    .append(number("%.1f", OptionalDouble.of(layer.decibels())))
                    .append("<td>")
                    .append(number("%.1f", layer.lost()))
                    .append('\n');
        }
        html.append("</table>\n");
    }

    private static String number(String format, OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble())
                ? String.format(Locale.ROOT, format, value.getAsDouble())
                : "-";
    }
}
