package dev.sightline.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages in Markdown that users read, and what stands in them. */
final class DocumentPages {

    private static final List<String> ROOT =
            List.of("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md");
    private static final Pattern COMMAND = Pattern.compile("^(?:[A-Z_]+=\\S+ )*\\./sightline (.*)");

    private DocumentPages() {}

    static Stream<Path> all() {
        return Stream.concat(
                ROOT.stream().map(name -> ProjectFiles.root().resolve(name)),
                ProjectFiles.matching(name -> name.matches("docs/[^/]+\\.md")).stream());
    }

    /** What stands between three backticks with this word behind the first ones, and the closing ones. */
    static List<String> blocks(Path page, String language) {
        return Pattern.compile("```" + language + "\\R(.*?)```", Pattern.DOTALL)
                .matcher(text(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The arguments of each command line of the shell blocks, as one text. */
    static List<String> commands(Path page) {
        return blocks(page, "sh").stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .flatMap(line -> COMMAND.matcher(line).results())
                .map(line -> line.group(1).strip())
                .toList();
    }

    /** What headings are linked by: small letters, marks left out, a dash for each blank. */
    static List<String> anchors(Path page) {
        return Pattern.compile("(?m)^#+ (.*)$")
                .matcher(text(page).replaceAll("(?s)```.*?```", ""))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    /** The targets of links that are not web addresses. */
    static List<String> links(Path page) {
        return Pattern.compile("]\\(([^):]+)\\)")
                .matcher(text(page))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    private static String text(Path page) {
        return String.join("\n", ProjectFiles.lines(page)) + "\n";
    }
}
