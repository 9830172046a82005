package dev.sightline.data;

/** What can be wrong with a dataset's files. */
public enum FaultKind {
    BOX_OUTSIDE("box outside the picture"),
    ZERO_AREA("box of zero area"),
    UNKNOWN_CLASS("unknown class"),
    MISSING_PICTURE("missing picture"),
    LABEL_WITHOUT_PICTURE("label without a picture"),
    /** Only where a format promises a label for every picture (VOC); elsewhere such a picture is plain background. */
    PICTURE_WITHOUT_LABEL("picture without a label"),
    DUPLICATE_ID("duplicate id"),
    DUPLICATE_BOX("duplicate box"),
    /** Class numbers counted from another number than the names are; never repaired by leaving boxes out. */
    WRONG_LABEL_OFFSET("wrong label offset"),
    UNREADABLE_PICTURE("unreadable picture"),
    SIZE_MISMATCH("stated size is not the picture's"),
    MALFORMED_FILE("malformed file"),
    /** In a folder that should hold pictures only. */
    ODD_FILE("file that is no picture"),
    EMPTY_CLASS("class without a picture"),
    MISSING_CLASS("class missing from the split"),
    /** The same bytes, or the same line of a list, under two classes where each picture shows one. */
    TWO_CLASSES("picture in two classes"),
    SEVERAL_LABELS("several labels where one is meant");

    private final String text;

    FaultKind(String text) {
        this.text = text;
    }

    /** A few words for people. */
    public String text() {
        return text;
    }
}
