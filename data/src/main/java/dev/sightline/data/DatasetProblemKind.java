package dev.sightline.data;

/** What can be wrong with a dataset's files. */
public enum DatasetProblemKind {
    BOX_OUTSIDE("box outside the image"),
    ZERO_AREA("box of zero area"),
    UNKNOWN_CLASS("unknown class"),
    MISSING_IMAGE("missing image"),
    LABEL_WITHOUT_IMAGE("label without an image"),
    /** Only where a format promises a label for every image (VOC); elsewhere such an image is plain background. */
    IMAGE_WITHOUT_LABEL("image without a label"),
    DUPLICATE_ID("duplicate id"),
    DUPLICATE_BOX("duplicate box"),
    /** Class numbers counted from another number than the names are; never repaired by leaving boxes out. */
    WRONG_LABEL_OFFSET("wrong label offset"),
    UNREADABLE_IMAGE("unreadable image"),
    SIZE_MISMATCH("stated size is not the image's"),
    MALFORMED_FILE("malformed file"),
    /** In a folder that should hold images only. */
    ODD_FILE("file that is no image"),
    EMPTY_CLASS("class without an image"),
    MISSING_CLASS("class missing from the split"),
    /** The same bytes, or the same line of a list, under two classes where each image shows one. */
    TWO_CLASSES("image in two classes"),
    SEVERAL_LABELS("several labels where one is meant");

    private final String text;

    DatasetProblemKind(String text) {
        this.text = text;
    }

    /** A few words for people. */
    public String text() {
        return text;
    }
}
