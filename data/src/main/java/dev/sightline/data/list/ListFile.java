package dev.sightline.data.list;

import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.MalformedFileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A list file's lines, without blank ones, comments and a first line of column names. */
record ListFile(Path file, List<ListLine> lines) {

    private static final Set<String> COLUMN_NAMES =
            Set.of("path", "file", "filename", "file_name", "image", "image_path", "image_id", "img");

    static ListFile read(Path file, DatasetProblemLog problems) throws IOException {
        return JsonList.isNamedSo(file) ? new ListFile(file, JsonList.read(file, problems)) : readText(file, problems);
    }

    private static ListFile readText(Path file, DatasetProblemLog problems) throws IOException {
        List<ListLine> lines = new ArrayList<>();
        List<String> texts;
        try {
            texts = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            problems.add(DatasetProblemKind.MALFORMED_FILE, file, 0, "it is not text in UTF-8");
            return new ListFile(file, List.of());
        }
        for (int i = columnNames(texts) ? 1 : 0; i < texts.size(); i++) {
            try {
                ListLine.parse(texts.get(i), i + 1).ifPresent(lines::add);
            } catch (MalformedFileException e) {
                problems.add(DatasetProblemKind.MALFORMED_FILE, file, e.line(), String.valueOf(e.getMessage()));
            }
        }
        return new ListFile(file, lines);
    }

    private static boolean columnNames(List<String> texts) {
        return !texts.isEmpty()
                && COLUMN_NAMES.contains(texts.get(0)
                        .replace("\uFEFF", "")
                        .replace("\"", "")
                        .split("[\t,; ]", 2)[0]
                        .toLowerCase(Locale.ROOT));
    }
}
