package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files stay small enough to be read in one sitting, and packages state what belongs in them. */
class SourceFileTest {

    private static final int HARD_LIMIT = 500;
    private static final int SOFT_LIMIT = 300;
    private static final int MEDIAN_LIMIT = 90;

    /** Files over 300 lines, each with the reason why splitting it would make it harder to read. */
    private static final Map<String, String> LONG_FOR_A_REASON = Map.of();

    @Test
    void noSourceFileIsOverTheHardLimit() {
        assertThat(longerThan(HARD_LIMIT)).isEmpty();
    }

    @Test
    void aLongSourceFileHasAReason() {
        assertThat(longerThan(SOFT_LIMIT).keySet())
                .as("files over %d lines that LONG_FOR_A_REASON does not list", SOFT_LIMIT)
                .allSatisfy(file -> assertThat(LONG_FOR_A_REASON).containsKey(file));
    }

    @Test
    void reasonsAreTakenBackWhenAFileIsShortAgain() {
        assertThat(longerThan(SOFT_LIMIT))
                .containsKeys(LONG_FOR_A_REASON.keySet().toArray(String[]::new));
    }

    @Test
    void theMedianSourceFileIsShort() {
        List<Integer> lengths = ProjectFiles.mainSources().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .map(file -> ProjectFiles.lines(file).size())
                .sorted()
                .toList();

        assertThat(lengths.get(lengths.size() / 2)).isLessThan(MEDIAN_LIMIT);
    }

    @Test
    void everyPackageStatesWhatBelongsInIt() {
        List<Path> folders = ProjectFiles.mainSources().stream()
                .map(Path::getParent)
                .distinct()
                .toList();

        assertThat(folders).isNotEmpty().allSatisfy(folder -> {
            Path file = folder.resolve("package-info.java");
            assertThat(Files.exists(file)).as("%s exists", file).isTrue();
            List<String> lines = ProjectFiles.lines(file);
            assertThat(lines).as("%s", file).contains("@NullMarked");
            assertThat(lines.get(0)).as("%s begins with its description", file).startsWith("/**");
        });
    }

    private static Map<String, Integer> longerThan(int limit) {
        Map<String, Integer> found = new TreeMap<>();
        for (Path file : ProjectFiles.mainSources()) {
            int length = ProjectFiles.lines(file).size();
            if (length > limit) {
                found.put(ProjectFiles.relative(file), length);
            }
        }
        return found;
    }
}
