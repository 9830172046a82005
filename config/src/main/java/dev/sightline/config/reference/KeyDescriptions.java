package dev.sightline.config.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What keys mean, in a line each: {@code optimizer.learning-rate: The largest rate of the schedule.} A {@code *} stands
 * for any one part of a path; a line without one goes before a line with one. Lines that begin with {@code #} are remarks.
 *
 * @param byPattern in the order of the lines
 */
public record KeyDescriptions(Map<String, String> byPattern) {

    public KeyDescriptions {
        byPattern = new LinkedHashMap<>(byPattern);
    }

    /** Reads a resource that lies beside a class. */
    public static KeyDescriptions beside(Class<?> owner, String resource) {
        try (InputStream stream = owner.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing beside " + owner);
            }
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    static KeyDescriptions parse(String text) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String line : text.lines()
                .filter(one -> !one.isBlank() && !one.startsWith("#"))
                .toList()) {
            String[] parts = line.split(": ", 2);
            if (parts.length < 2 || read.put(parts[0], parts[1].strip()) != null) {
                throw new IllegalArgumentException(
                        "must be 'path: description', each path once, received '" + line + "'");
            }
        }
        return new KeyDescriptions(read);
    }

    /** These, and those of others that have no pattern of the same text here. */
    public KeyDescriptions and(KeyDescriptions others) {
        Map<String, String> all = new LinkedHashMap<>(byPattern);
        others.byPattern.forEach(all::putIfAbsent);
        return new KeyDescriptions(all);
    }

    public Optional<String> of(String path) {
        String exact = byPattern.get(path);
        return exact != null
                ? Optional.of(exact)
                : byPattern.entrySet().stream()
                        .filter(entry -> fits(entry.getKey(), path))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    /** The patterns that fit none of the keys. */
    public List<String> unused(KeyReference reference) {
        List<String> unused = new ArrayList<>(byPattern.keySet());
        unused.removeIf(pattern -> reference.keys().stream().anyMatch(key -> fits(pattern, key.path())));
        return unused;
    }

    private static boolean fits(String pattern, String path) {
        String[] parts = pattern.split("\\*", -1);
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            expression.append(i == 0 ? "" : "[^.]+").append(Pattern.quote(parts[i]));
        }
        return path.matches(expression.toString());
    }
}
