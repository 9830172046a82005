package dev.sightline.image.format;

/** The kinds of image file that are read, distinguished by their first bytes and never by their names. */
@SuppressWarnings("ImmutableEnumChecker") // Readers keep no state.
public enum ImageFormat {
    JPEG(new JpegFile()),
    PNG(new PngFile()),
    WEBP(new WebpFile()),
    TIFF(new TiffFile()),
    BMP(new BmpFile());

    private final FormatReader reader;

    ImageFormat(FormatReader reader) {
        this.reader = reader;
    }

    FormatReader reader() {
        return reader;
    }

    /** The format of these bytes; a format that is known but not read, or none at all, is refused by name. */
    static ImageFormat detect(Bytes bytes) {
        if (bytes.length() == 0) {
            throw bytes.refused("the file is empty");
        }
        for (ImageFormat format : values()) {
            if (format.reader.recognises(bytes)) {
                return format;
            }
        }
        throw bytes.refused(OtherFormats.describe(bytes) + "; JPEG, PNG, WebP, TIFF and BMP are read");
    }
}
