package dev.sightline.cli.command;

import dev.sightline.data.format.DatasetFormat;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Dataset formats as options take them: {@code coco}, {@code voc}, {@code yolo}, in any case. */
final class DatasetFormats implements Iterable<String>, ITypeConverter<DatasetFormat> {

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(DatasetFormat.values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .iterator();
    }

    @Override
    public DatasetFormat convert(String text) {
        try {
            return DatasetFormat.named(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
