package dev.sightline.config.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reference of keys as a page in Markdown: a table for each section.
 *
 * @param title heading of the page
 * @param introduction a paragraph below it
 */
public record ReferencePage(String title, String introduction, KeyReference reference, KeyDescriptions descriptions) {

    /** The page, which ends with the end of a line. */
    public String markdown() {
        StringBuilder page = new StringBuilder("# " + title + "\n\n" + introduction.strip() + "\n");
        sections().forEach((section, keys) -> {
            page.append("\n## ").append(section).append("\n\n");
            page.append("| key | accepted | default | meaning |\n|---|---|---|---|\n");
            keys.forEach(key -> page.append(row(key)).append('\n'));
        });
        return page.toString();
    }

    private Map<String, List<ReferenceKey>> sections() {
        Map<String, List<ReferenceKey>> sections = new LinkedHashMap<>();
        reference
                .keys()
                .forEach(key -> sections.computeIfAbsent(key.section(), section -> new ArrayList<>())
                        .add(key));
        return sections;
    }

    private String row(ReferenceKey key) {
        List<String> meaning = new ArrayList<>();
        if (!key.kinds().isEmpty()) {
            meaning.add("(" + String.join(", ", key.kinds()) + ")");
        }
        meaning.add(descriptions.of(key.path()).orElse(""));
        if (!key.condition().isEmpty()) {
            meaning.add("Read " + key.condition() + ".");
        }
        return "| `" + key.path() + "` | " + cell(key.accepted()) + " | " + cell(key.standard()) + " | "
                + cell(String.join(" ", meaning)) + " |";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
