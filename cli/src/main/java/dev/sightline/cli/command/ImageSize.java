package dev.sightline.cli.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A size in pixels as an option takes it: {@code 640} for a square, {@code 640x384} for width by height. */
record ImageSize(int width, int height) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})(?:[xX](\\d{1,6}))?");

    static ImageSize parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "an image size is one number for a square or WIDTHxHEIGHT, such as 640 or 640x384; received '"
                            + text + "'");
        }
        int width = Integer.parseInt(matcher.group(1));
        return new ImageSize(width, matcher.group(2) == null ? width : Integer.parseInt(matcher.group(2)));
    }

    /** Lets picocli name the option that the problem is in. */
    static final class Converter implements ITypeConverter<ImageSize> {
        @Override
        public ImageSize convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
