package dev.sightline.train.report;

/** Builds HTML text; everything that is not markup of our own goes through {@link #escape}. */
public final class Html {

    private final StringBuilder text = new StringBuilder(1 << 14);

    /** The text with what HTML reads as its own replaced; fit for content and for attributes. */
    public static String escape(String plain) {
        StringBuilder safe = new StringBuilder(plain.length() + 16);
        plain.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(letter);
            }
        });
        return safe.toString();
    }

    /** Markup as it is. */
    Html raw(String markup) {
        text.append(markup).append('\n');
        return this;
    }

    /** One element holding plain text. */
    Html element(String tag, String plain) {
        return raw("<" + tag + ">" + escape(plain) + "</" + tag + ">");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
