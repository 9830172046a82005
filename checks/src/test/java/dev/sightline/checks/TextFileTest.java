package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is kept in the project is valid on every machine. */
class TextFileTest {

    private static final Pattern TEXT = Pattern.compile(
            ".*\\.(java|xml|md|ya?ml|properties|txt|json|sh|config)|(.*/)?(sightline|sightline-test|run|LICENSE|NOTICE|\\.gitignore)");

    /** Absolute folders of one machine; a path inside a web address is none. */
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.}*)-])/(work|root|home|Users|mnt|tmp|opt|var)/\\w");

    private static final Pattern PRIVATE_HOST = Pattern.compile(
            "\\b(10|192\\.168|172\\.(1[6-9]|2\\d|3[01]))(\\.\\d{1,3}){2,3}:\\d|\\.(internal|corp|lan)\\b(?!\\.)");

    @Test
    void noFileNamesAFolderOfOneMachine() {
        assertThat(linesWith(MACHINE_PATH)).isEmpty();
    }

    @Test
    void noFileNamesAPrivateHost() {
        assertThat(linesWith(PRIVATE_HOST)).isEmpty();
    }

    @Test
    void noFileHoldsConflictMarkers() {
        assertThat(linesWith(Pattern.compile("^(<{7}|={7}|>{7})( |$)"))).isEmpty();
    }

    private static List<String> linesWith(Pattern pattern) {
        List<Path> files = ProjectFiles.matching(path -> TEXT.matcher(path).matches());
        assertThat(files).hasSizeGreaterThan(50);
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = ProjectFiles.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                boolean ownRule = file.endsWith("TextFileTest.java");
                if (!ownRule && pattern.matcher(lines.get(i)).find()) {
                    found.add(ProjectFiles.relative(file) + ":" + (i + 1) + ": "
                            + lines.get(i).strip());
                }
            }
        }
        return found;
    }
}
