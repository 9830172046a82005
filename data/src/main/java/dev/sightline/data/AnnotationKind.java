package dev.sightline.data;

/** What annotations are: what a dataset holds and a task needs. */
public enum AnnotationKind {
    /** Classes of whole images. */
    CLASS("classes"),
    BOX("boxes"),
    /** Polygons or runs of pixels, each with its box. */
    MASK("masks"),
    /** A class for each pixel, in an image file of class numbers. */
    LABEL_MAP("label maps"),
    /** Who or what individual is shown. */
    IDENTITY("identities");

    private final String text;

    AnnotationKind(String text) {
        this.text = text;
    }

    /** In the plural, for people. */
    public String text() {
        return text;
    }
}
