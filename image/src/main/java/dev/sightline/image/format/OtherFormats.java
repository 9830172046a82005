package dev.sightline.image.format;

import java.util.List;

/** Names what a file is that is no image Sightline reads, for the error message. */
final class OtherFormats {

    private record Signature(int at, String text, String name) {}

    private static final List<Signature> KNOWN = List.of(
            new Signature(0, "GIF8", "a GIF file"),
            new Signature(4, "ftypheic", "a HEIC file"),
            new Signature(4, "ftypheix", "a HEIC file"),
            new Signature(4, "ftypmif1", "a HEIF file"),
            new Signature(4, "ftypavif", "an AVIF file"),
            new Signature(4, "jP  ", "a JPEG 2000 file"),
            new Signature(0, "\u00FFO\u00FFQ", "a JPEG 2000 codestream"),
            new Signature(4, "ftyp", "a video file (MP4 or QuickTime)"),
            new Signature(0, "%PDF", "a PDF file"),
            new Signature(0, "PK\u0003\u0004", "a ZIP archive"),
            new Signature(0, "8BPS", "a Photoshop file"),
            new Signature(0, "<svg", "an SVG drawing"),
            new Signature(0, "<?xml", "an XML file"),
            new Signature(0, "<!DOCTYPE", "a web page, perhaps an error page saved by a download"),
            new Signature(0, "<html", "a web page, perhaps an error page saved by a download"),
            new Signature(0, "version https://git-lfs", "a Git LFS pointer, not the image itself"),
            new Signature(0, "{", "a JSON file"));

    private OtherFormats() {}

    static String describe(Bytes bytes) {
        for (Signature signature : KNOWN) {
            if (bytes.startsWith(signature.at, signature.text)) {
                return "it is " + signature.name;
            }
        }
        return "it is no image (it starts with " + bytes.hex(8) + ")";
    }
}
