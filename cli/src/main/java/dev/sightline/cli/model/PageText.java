package dev.sightline.cli.model;

/** Text on its way into a page. */
final class PageText {

    private PageText() {}

    /** The text with what HTML reads as its own replaced; fit for content and for attributes. */
    static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
