package dev.sightline.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.evaluation.DetectionEvaluation;
import dev.sightline.core.evaluation.Evaluation;
import dev.sightline.core.label.LabelMap;
import dev.sightline.core.metric.DetectedBox;
import dev.sightline.core.metric.DetectionEvaluator;
import dev.sightline.core.metric.DetectionMetricOptions;
import dev.sightline.core.metric.EvaluatedImage;
import dev.sightline.core.metric.GroundTruthBox;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlReportTest {

    @TempDir
    Path folder;

    @Test
    void everyClassHasARowWithItsMetrics() throws IOException {
        String page = written(report("run", LabelMap.of(List.of("screw", "nut"))));

        assertThat(page)
                .contains(
                        "<tr><th>screw</th><td>1</td><td>1.000</td><td>1.000</td><td>1.000</td><td>1.000</td><td>0.80</td></tr>")
                .contains("<tr><th>nut</th><td>0</td><td>–</td><td>–</td><td>–</td><td>–</td><td>–</td></tr>");
    }

    @Test
    void nothingFromOutsideIsTakenForMarkup() throws IOException {
        String evil = "<script>alert('1')</script> & \"co\"";
        ReportContent report = new ReportContent(
                evil,
                evil,
                evaluation(LabelMap.of(List.of(evil, "nut"))).withNotes(List.of(evil)),
                List.of(new ReportImage(image("a\"b.png"), evil)),
                List.of(),
                Map.of(evil, evil),
                evil);

        assertThat(written(report))
                .doesNotContain("<script", "\"co\"", "a\"b")
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;co&quot;");
    }

    @Test
    void thePageHoldsItsImagesSoThatItCanBeSentAlone() throws IOException {
        String page = written(report("run", LabelMap.of(List.of("screw", "nut"))));
        byte[] plot = Files.readAllBytes(folder.resolve("plots/average-precision.png"));

        assertThat(page)
                .contains("src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(plot) + "\"")
                .contains("alt=\"average precision\"", "alt=\"two words\"")
                .doesNotContain("src=\"plots", "src=\"..", "href=");
        assertThat(page.split("src=\"data:", -1)).hasSize(3);
    }

    @Test
    void everySelectorOfTheStyleNamesATagOrClassOfThePage() throws IOException {
        String page = written(report("run", LabelMap.of(List.of("screw", "nut"))));

        for (String tag : List.of("figure", "table", "main", "summary", "pre", "figcaption")) {
            assertThat(page).contains("<" + tag);
            assertThat(ReportStyle.CSS).containsPattern("(?m)\\b" + tag + "\\b[^;{]*\\{");
        }
        assertThat(ReportStyle.CSS).doesNotContain("metric");
    }

    @Test
    void thePageIsWellFormedAndNeedsNoNetwork() throws IOException, ParserConfigurationException, SAXException {
        String page = written(report("run", LabelMap.of(List.of("划痕", "nut"))));
        String asXml = page.replace("<!doctype html>", "").replaceAll("<(meta|img)([^>]*)>", "<$1$2/>");
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(asXml)));

        assertThat(document.getElementsByTagName("h2").getLength()).isEqualTo(6);
        assertThat(page).doesNotContain("http:", "https:", "@import", "<script");
    }

    @Test
    void metricsOfAnotherNumberOfClassesAreRefused() {
        assertThatThrownBy(() -> report("run", LabelMap.of(List.of("one"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 classes")
                .hasMessageContaining("has 1");
    }

    private String written(ReportContent report) throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(file, report);
        return Files.readString(file);
    }

    private ReportContent report(String title, LabelMap labels) {
        return new ReportContent(
                title,
                "test",
                evaluation(labels).withNotes(List.of("the splits share two images")),
                List.of(ReportImage.of(image("plots/average-precision.png"))),
                List.of(new ReportImage(image("elsewhere/two words.png"), "two words")),
                Map.of("seed", "0"),
                "train:\n  epochs: 3  # recipe.yaml:2\n");
    }

    private Path image(String name) {
        Path file = folder.resolve(name);
        ImageWriter.writePng(new Image(8, 8, new byte[8 * 8 * 3]), file);
        return file;
    }

    private static Evaluation evaluation(LabelMap labels) {
        EvaluatedImage image = new EvaluatedImage(
                "p",
                List.of(new GroundTruthBox(0, 0, 10, 10, 100, 0, false)),
                List.of(new DetectedBox(0, 0, 10, 10, 0, .8)));
        return DetectionEvaluation.of(
                DetectionEvaluator.evaluate(List.of(image), 2, DetectionMetricOptions.coco()), 1, labels.names());
    }
}
