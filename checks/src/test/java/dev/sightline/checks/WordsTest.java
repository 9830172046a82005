package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * One word for one thing, and the word is the field's. Whole words count, in any case, in code, comments, messages,
 * recipes and documentation; a word inside another, such as the HTML tag of a captioned image, does not.
 */
class WordsTest {

    /** The words that are not used, each with the one that is. */
    private static final Map<String, String> REPLACED = Map.ofEntries(
            Map.entry("pictures?", "image"),
            Map.entry("answer(s|ed)?", "prediction, predicted class"),
            Map.entry("figures?", "metric; statistic of a benchmark"),
            Map.entry("(?<!ground[ -])truths?", "target, ground truth, annotation, label"),
            Map.entry("lessons?|taught", "batch, training batch; distillation"),
            Map.entry("held", "validation split; kept, met"),
            Map.entry("learns|rests", "trainable, frozen"),
            Map.entry("say|says|said|told|news", "log, progress, listener; states, prints"),
            Map.entry("faults?", "dataset problem, annotation error"),
            Map.entry("departs|moved", "out of tolerance; translated, changed"));

    /** Where a word stands because it is the thing itself: a tag of HTML, a name that was replaced and is refused. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "CHANGELOG.md", Set.of("*"),
            "docs/troubleshooting.md", Set.of("pictures", "faults"),
            "checks/src/test/java/dev/sightline/checks/WordsTest.java", Set.of("*"),
            "train/src/main/java/dev/sightline/train/report/HtmlReport.java", Set.of("figure"),
            "train/src/main/java/dev/sightline/train/report/ReportStyle.java", Set.of("figure"),
            "train/src/test/java/dev/sightline/train/report/HtmlReportTest.java", Set.of("figure"),
            "train/src/main/java/dev/sightline/train/recipe/DataSettings.java", Set.of("faults"),
            "train/src/test/java/dev/sightline/train/recipe/DetectionRecipeTest.java", Set.of("faults"),
            "cli/src/main/java/dev/sightline/cli/WrongCall.java", Set.of("picture", "pictures"),
            "cli/src/test/java/dev/sightline/cli/MainTest.java", Set.of("picture", "pictures"));

    @Test
    void everyThingHasItsOneWord() {
        List<String> found = new ArrayList<>();
        Pattern any = Pattern.compile(
                "(?<![\\w])(?:" + String.join("|", REPLACED.keySet()) + ")(?![\\w])", Pattern.CASE_INSENSITIVE);
        for (Path file : ProjectFiles.matching(WordsTest::isRead)) {
            String name = ProjectFiles.relative(file);
            Set<String> allowed = ALLOWED.getOrDefault(name, Set.of());
            List<String> lines = ProjectFiles.lines(file);
            for (int i = 0; i < lines.size() && !allowed.contains("*"); i++) {
                Matcher words = any.matcher(lines.get(i));
                while (words.find()) {
                    if (!allowed.contains(words.group().toLowerCase(Locale.ROOT))) {
                        found.add(
                                name + ":" + (i + 1) + ": '" + words.group() + "', use: " + replacement(words.group()));
                    }
                }
            }
        }

        assertThat(found).isEmpty();
    }

    private static String replacement(String word) {
        return REPLACED.entrySet().stream()
                .filter(entry -> Pattern.compile(entry.getKey(), Pattern.CASE_INSENSITIVE)
                        .matcher(word)
                        .matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("another word");
    }

    private static boolean isRead(String path) {
        return path.matches(".*\\.(java|md|ya?ml|xml|properties)|sightline|sightline-test");
    }
}
