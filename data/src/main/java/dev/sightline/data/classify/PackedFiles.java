package dev.sightline.data.classify;

import dev.sightline.core.contract.Size;
import dev.sightline.data.DatasetException;
import dev.sightline.data.FaultKind;
import dev.sightline.data.source.FaultLog;
import dev.sightline.data.source.MalformedFileException;
import dev.sightline.data.source.PictureFolder;
import dev.sightline.data.source.SplitNames;
import dev.sightline.image.format.PictureException;
import dev.sightline.image.format.PictureHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Small pictures packed into one lossless file {@code images.*}, a picture in each row of pixels, row by row, and their
 * classes in {@code labels.json} ({@link PackedLabels}). Pictures are square unless {@code labels.json} gives their
 * size. There are no splits: any name reads the whole, which is noted.
 */
final class PackedFiles implements ClassFiles {

    private static final String LABELS = "labels.json";
    private static final String PICTURES = "images";

    @Override
    public String layout() {
        return "images.png with a small picture in each row of pixels, and labels.json with the class of each";
    }

    @Override
    public Optional<String> recognise(Path root) throws IOException {
        return Files.isRegularFile(root.resolve(LABELS)) && picture(root).isPresent()
                ? Optional.of(
                        LABELS + " beside " + ClassFolders.name(picture(root).get()))
                : Optional.empty();
    }

    @Override
    public List<String> splits(Path root) {
        return List.of(SplitNames.ALL);
    }

    @Override
    public StatedClassSplit read(ClassDatasetSource source, boolean derive, FaultLog faults) throws IOException {
        Path file = source.root().resolve(LABELS);
        Path picture = picture(source.root())
                .orElseThrow(() -> new DatasetException(source.root() + " has no " + PICTURES + ".png"));
        List<String> notes = new ArrayList<>();
        if (!SplitNames.usual(source.split()).equals(SplitNames.ALL)) {
            notes.add("the pictures have no splits: '" + source.split() + "' is all of them");
        }
        try {
            PackedLabels labels = PackedLabels.read(file);
            ClassNames names = ClassNames.of(source, labels.names(), labels.labels());
            notes.addAll(names.notes());
            List<StatedClassPicture> pictures = pictures(file, picture, labels, faults);
            return new StatedClassSplit(names.names(), pictures, true, false, notes);
        } catch (MalformedFileException e) {
            faults.add(FaultKind.MALFORMED_FILE, file, e.line(), String.valueOf(e.getMessage()));
            throw DatasetException.of(source.root(), faults.faults());
        }
    }

    private static List<StatedClassPicture> pictures(Path file, Path picture, PackedLabels labels, FaultLog faults) {
        PictureHeader header;
        try {
            header = PictureHeader.read(picture);
        } catch (PictureException e) {
            faults.add(FaultKind.UNREADABLE_PICTURE, picture, 0, e.reason());
            return List.of();
        }
        Optional<Size> size = labels.size().or(() -> square(header.width()));
        int count = labels.labels().size();
        if (size.isEmpty() || size.get().width() * (long) size.get().height() != header.width()) {
            faults.add(
                    FaultKind.SIZE_MISMATCH,
                    picture,
                    0,
                    "rows of " + header.width() + " pixels hold no picture of "
                            + size.map(one -> one.width() + " x " + one.height())
                                    .orElse("any square size")
                            + "; give \"size\": [width, height] in " + LABELS);
            return List.of();
        }
        if (header.height() != count) {
            faults.add(
                    FaultKind.SIZE_MISMATCH,
                    file,
                    0,
                    "there are " + count + " labels for " + header.height() + " rows of " + picture);
        }
        return rows(file, picture, labels, size.get(), Math.min(count, header.height()));
    }

    private static List<StatedClassPicture> rows(Path file, Path picture, PackedLabels labels, Size size, int count) {
        List<StatedClassPicture> pictures = new ArrayList<>();
        int digits = String.valueOf(count - 1).length();
        for (int row = 0; row < count; row++) {
            pictures.add(new StatedClassPicture(
                    ClassFolders.name(picture) + "#" + CropFiles.padded(row, digits),
                    picture,
                    new PicturePart.PackedRow(row, size),
                    List.of(labels.labels().get(row)),
                    file,
                    labels.lines().get(row)));
        }
        return pictures;
    }

    private static Optional<Size> square(int pixels) {
        int side = (int) Math.round(Math.sqrt(pixels));
        return side * side == pixels ? Optional.of(new Size(side, side)) : Optional.empty();
    }

    private static Optional<Path> picture(Path root) throws IOException {
        return ClassFolders.children(root, false).stream()
                .filter(PictureFolder::isPicture)
                .filter(file ->
                        PictureFolder.withoutExtension(ClassFolders.name(file)).equals(PICTURES))
                .findFirst();
    }
}
