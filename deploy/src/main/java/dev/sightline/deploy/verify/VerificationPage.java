package dev.sightline.deploy.verify;

import dev.sightline.core.file.AtomicFile;
import dev.sightline.core.label.LabelMap;
import dev.sightline.image.Image;
import dev.sightline.image.ImageDecoder;
import dev.sightline.image.ImageWriter;
import dev.sightline.image.draw.Captioned;
import dev.sightline.image.draw.Sheet;
import dev.sightline.infer.draw.DrawnScores;
import dev.sightline.infer.draw.PredictionDrawing;
import dev.sightline.infer.verify.DifferingImage;
import dev.sightline.infer.verify.Gate;
import dev.sightline.infer.verify.VerificationReport;
import dev.sightline.train.report.EmbeddedImage;
import dev.sightline.train.report.Html;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A page with what a verification found and the images on which the two sides differ, side by side. */
public record VerificationPage(ImageDecoder decoder, LabelMap labels) {

    /** Boxes with a lower score are not drawn: below it sides may differ. */
    private static final double DRAWN = .2;

    /**
     * Writes {@code index.html}, which shows every image that differs and can be sent alone, and a PNG of each into a
     * folder.
     *
     * @return the page
     */
    public Path write(VerificationReport report, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> images = new ArrayList<>();
        for (DifferingImage differing : report.differing()) {
            Image sheet = sheet(report, differing);
            String name = String.format(
                    Locale.ROOT,
                    "%03d-%s.png",
                    images.size() + 1,
                    differing.id().replaceAll("[^A-Za-z0-9._-]", "_"));
            ImageWriter.writePng(sheet, folder.resolve(name));
            images.add(EmbeddedImage.of(sheet));
        }
        Path page = folder.resolve("index.html");
        AtomicFile.writeText(page, html(report, images));
        return page;
    }

    private Image sheet(VerificationReport report, DifferingImage differing) {
        Image image = decoder.decode(differing.file());
        PredictionDrawing drawing =
                new PredictionDrawing(labels, new DrawnScores(Collections.nCopies(labels.size(), DRAWN)));
        return Sheet.row(List.of(
                new Captioned(drawing.of(image, differing.reference()), differing.id() + ": " + report.reference()),
                new Captioned(drawing.of(image, differing.candidate()), report.candidate())));
    }

    /** @param images their addresses */
    private static String html(VerificationReport report, List<String> images) {
        StringBuilder html = new StringBuilder(4096);
        html.append(
                        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Verification</title>\n<style>")
                .append("body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;")
                .append("color:#2b2f36;background:#f6f7f9}img{max-width:100%}pre{background:#fff;padding:.8rem;")
                .append("overflow:auto}.no{color:#b3261e}.yes{color:#1b6e3c}</style>\n");
        html.append("<h1>Verification</h1>\n<p>Reference: ")
                .append(Html.escape(report.reference()))
                .append("<br>Candidate: ")
                .append(Html.escape(report.candidate()))
                .append("</p>\n");
        int number = 1;
        for (Gate gate : report.gates()) {
            String verdict =
                    gate.passed() ? "<span class=\"yes\">holds</span>" : "<span class=\"no\">does not hold</span>";
            html.append("<h2>Gate ")
                    .append(number++)
                    .append(", ")
                    .append(gate.name())
                    .append(": ")
                    .append(verdict);
            html.append("</h2>\n<pre>")
                    .append(Html.escape(String.join("\n", gate.lines())))
                    .append("</pre>\n");
        }
        report.difference()
                .ifPresent(found -> html.append("<h2>First layer that differs</h2>\n<pre>")
                        .append(Html.escape(found.toString()))
                        .append("</pre>\n"));
        html.append("<h2>Images that differ</h2>\n");
        html.append(images.isEmpty() ? "<p>None at scores of .2 or more.</p>\n" : "");
        for (String image : images) {
            html.append("<p><img src=\"").append(image).append("\" alt=\"\"></p>\n");
        }
        return html.toString();
    }
}
