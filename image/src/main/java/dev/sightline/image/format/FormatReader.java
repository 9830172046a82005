package dev.sightline.image.format;

/** Reads the structure of one file format. Implementations keep no state and throw nothing but {@link ImageException}. */
interface FormatReader {

    /** Whether the first bytes are this format's. */
    boolean recognises(Bytes bytes);

    /** Sizes and orientation, from as little of the file as they need. */
    ImageHeader header(Bytes bytes);

    /** Refuses a file whose end is missing, as far as the structure shows. */
    void requireWhole(Bytes bytes);
}
