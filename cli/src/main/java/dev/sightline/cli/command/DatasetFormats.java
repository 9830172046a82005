package dev.sightline.cli.command;

import dev.sightline.data.AnnotationKind;
import dev.sightline.data.format.DatasetFormat;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Dataset formats as options take them: {@code coco}, {@code voc} and so on, in any case. */
final class DatasetFormats implements Iterable<String>, ITypeConverter<DatasetFormat> {

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(DatasetFormat.values()).map(DatasetFormat::word).iterator();
    }

    @Override
    public DatasetFormat convert(String text) {
        try {
            return DatasetFormat.named(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** Those that datasets are written in. */
    static final class Written implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return DatasetFormat.written().stream().map(DatasetFormat::word).iterator();
        }
    }

    /** Those of boxes. */
    static final class OfBoxes implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return DatasetFormat.holding(AnnotationKind.BOX).stream()
                    .map(DatasetFormat::word)
                    .iterator();
        }
    }
}
