package dev.sightline.config;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a recipe as YAML that reads back to the same values, with the origin of every key as a comment behind it. */
final class YamlWriter {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./+-]*");

    private final StringBuilder out = new StringBuilder();
    private final boolean withOrigins;

    private YamlWriter(boolean withOrigins) {
        this.withOrigins = withOrigins;
    }

    static String write(RecipeNode.Mapping root) {
        return write(root, true);
    }

    static String writeValues(RecipeNode.Mapping root) {
        return write(root, false);
    }

    private static String write(RecipeNode.Mapping root, boolean withOrigins) {
        if (root.entries().isEmpty()) {
            return "{}\n";
        }
        YamlWriter writer = new YamlWriter(withOrigins);
        writer.entries(root, "", "");
        return writer.out.toString();
    }

    /** @param first what stands before the first key: the indent, or the dash of a list item */
    private void entries(RecipeNode.Mapping mapping, String first, String indent) {
        String lead = first;
        for (Map.Entry<String, RecipeNode.Entry> entry : mapping.entries().entrySet()) {
            out.append(lead).append(text(entry.getKey())).append(':');
            value(entry.getValue().value(), entry.getValue().origin(), indent);
            lead = indent;
        }
    }

    /** What follows a colon or a dash, to the end of its lines. */
    private void value(RecipeNode node, Origin origin, String indent) {
        if (node instanceof RecipeNode.Mapping mapping && !mapping.entries().isEmpty()) {
            comment(origin);
            entries(mapping, indent + "  ", indent + "  ");
        } else if (node instanceof RecipeNode.Sequence sequence && needsLines(sequence)) {
            comment(origin);
            sequence.items().forEach(item -> item(item, indent + "  "));
        } else {
            out.append(' ').append(inline(node));
            comment(origin);
        }
    }

    private void item(RecipeNode item, String indent) {
        if (item instanceof RecipeNode.Mapping mapping && !mapping.entries().isEmpty()) {
            entries(mapping, indent + "- ", indent + "  ");
        } else {
            out.append(indent).append("- ").append(inline(item));
            comment(item.origin());
        }
    }

    private static boolean needsLines(RecipeNode.Sequence sequence) {
        return sequence.items().stream().anyMatch(RecipeNode.Mapping.class::isInstance);
    }

    private void comment(Origin origin) {
        if (withOrigins) {
            out.append("  # ").append(origin.toString().replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]", "?"));
        }
        out.append('\n');
    }

    /** A value on one line. */
    static String inline(RecipeNode node) {
        return node.accept(new RecipeNode.Visitor<>() {
            @Override
            public String mapping(RecipeNode.Mapping mapping) {
                return mapping.entries().entrySet().stream()
                        .map(e -> text(e.getKey()) + ": " + inline(e.getValue().value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            }

            @Override
            public String sequence(RecipeNode.Sequence sequence) {
                return sequence.items().stream().map(YamlWriter::inline).collect(Collectors.joining(", ", "[", "]"));
            }

            @Override
            public String scalar(RecipeNode.Scalar scalar) {
                return switch (scalar.kind()) {
                    case TEXT -> text(scalar.text());
                    case NOTHING -> "null";
                    case INTEGER, NUMBER, FLAG -> scalar.text();
                };
            }
        });
    }

    private static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && RecipeNode.Scalar.kindOf(text) == RecipeNode.Scalar.Kind.TEXT
                && !text.equals("...");
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if ((c >= ' ' && c < 0x7f) || Character.isLetterOrDigit(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(c > 0xffff ? String.format("\\U%08x", c) : String.format("\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }
}
