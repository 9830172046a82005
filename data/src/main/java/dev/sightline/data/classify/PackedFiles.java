package dev.sightline.data.classify;

import dev.sightline.core.contract.Size;
import dev.sightline.data.DatasetException;
import dev.sightline.data.FaultKind;
import dev.sightline.data.format.SplitPlan;
import dev.sightline.data.source.FaultLog;
import dev.sightline.data.source.MalformedFileException;
import dev.sightline.data.source.SplitNames;
import dev.sightline.image.format.PictureException;
import dev.sightline.image.format.PictureHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Small pictures packed into lossless files, a picture in each row of pixels, row by row, and their classes beside them
 * ({@link PackedFolder}, {@link PackedLabels}). Pictures are square unless {@code labels.json} gives their size.
 * Without folders of splits any name reads the whole, which is noted.
 */
final class PackedFiles implements ClassFiles {

    private static final String LABELS = PackedFolder.LABELS;

    @Override
    public String layout() {
        return "images.png (or images_1.png, images_2.png...) with a small picture in each row of pixels, and " + LABELS
                + " with the class of each; or SPLIT/ of such";
    }

    @Override
    public Optional<String> recognise(Path root) throws IOException {
        SortedMap<String, PackedFolder> folders = PackedFolder.find(root);
        PackedFolder whole = folders.get(SplitNames.ALL);
        if (folders.isEmpty() || whole != null) {
            return Optional.ofNullable(whole).map(PackedFolder::reason);
        }
        return Optional.of(folders.values().stream()
                .map(folder -> String.valueOf(root.relativize(folder.labels())))
                .collect(Collectors.joining(", ")));
    }

    @Override
    public List<String> splits(Path root) throws IOException {
        return List.copyOf(PackedFolder.find(root).keySet());
    }

    @Override
    public StatedClassSplit read(ClassDatasetSource source, boolean derive, FaultLog faults) throws IOException {
        SortedMap<String, PackedFolder> folders = PackedFolder.find(source.root());
        if (folders.isEmpty()) {
            throw new DatasetException(source.root() + " has no images.png beside a " + LABELS);
        }
        List<String> notes = new ArrayList<>();
        SplitPlan plan;
        if (folders.containsKey(SplitNames.ALL)) {
            plan = new SplitPlan(SplitNames.ALL, Optional.empty());
            if (!SplitNames.usual(source.split()).equals(SplitNames.ALL)) {
                notes.add("the pictures have no splits: '" + source.split() + "' is all of them");
            }
        } else {
            plan = ClassSplits.plan(source, derive, List.copyOf(folders.keySet()));
        }
        PackedFolder folder = folders.get(plan.read());
        if (folder == null) {
            throw new IllegalStateException("no split '" + plan.read() + "' among " + folders.keySet());
        }
        PackedLabels labels = labels(source, folder, faults);
        Set<String> known = new LinkedHashSet<>(labels.labels());
        for (PackedFolder other : folders.values()) {
            known.addAll(labels(source, other, faults).labels());
        }
        ClassNames names = ClassNames.of(source, labels.names(), known);
        notes.addAll(names.notes());
        List<StatedClassPicture> pictures = pictures(folder, labels, faults);
        return new StatedClassSplit(
                names.names(), ClassSplits.chosen(source, plan, pictures, notes), true, false, notes);
    }

    private static PackedLabels labels(ClassDatasetSource source, PackedFolder folder, FaultLog faults)
            throws IOException {
        try {
            return PackedLabels.read(folder.labels());
        } catch (MalformedFileException e) {
            faults.add(FaultKind.MALFORMED_FILE, folder.labels(), e.line(), String.valueOf(e.getMessage()));
            throw DatasetException.of(source.root(), faults.faults());
        }
    }

    private static List<StatedClassPicture> pictures(PackedFolder folder, PackedLabels labels, FaultLog faults) {
        Map<Path, PictureHeader> headers = new LinkedHashMap<>();
        for (Path picture : folder.pictures()) {
            try {
                headers.put(picture, PictureHeader.read(picture));
            } catch (PictureException e) {
                faults.add(FaultKind.UNREADABLE_PICTURE, picture, 0, e.reason());
                // Which labels are those of the rows behind it cannot be told.
                return List.of();
            }
        }
        List<StatedClassPicture> pictures = new ArrayList<>();
        int rows = headers.values().stream().mapToInt(PictureHeader::height).sum();
        if (rows != labels.labels().size()) {
            faults.add(
                    FaultKind.SIZE_MISMATCH,
                    folder.labels(),
                    0,
                    "there are " + labels.labels().size() + " labels for " + rows + " rows of "
                            + folder.pictures().stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        int first = 0;
        for (Map.Entry<Path, PictureHeader> picture : headers.entrySet()) {
            Optional<Size> size = size(picture.getKey(), picture.getValue(), labels, faults);
            if (size.isPresent()) {
                pictures.addAll(rows(folder, picture.getKey(), labels, size.get(), first, picture.getValue()));
            }
            first += picture.getValue().height();
        }
        return pictures;
    }

    private static Optional<Size> size(Path picture, PictureHeader header, PackedLabels labels, FaultLog faults) {
        Optional<Size> size = labels.size().or(() -> square(header.width()));
        if (size.isPresent() && size.get().width() * (long) size.get().height() == header.width()) {
            return size;
        }
        faults.add(
                FaultKind.SIZE_MISMATCH,
                picture,
                0,
                "rows of " + header.width() + " pixels hold no picture of "
                        + size.map(one -> one.width() + " x " + one.height()).orElse("any square size")
                        + "; give \"size\": [width, height] in " + LABELS);
        return Optional.empty();
    }

    private static List<StatedClassPicture> rows(
            PackedFolder folder, Path picture, PackedLabels labels, Size size, int first, PictureHeader header) {
        int count = Math.max(0, Math.min(header.height(), labels.labels().size() - first));
        List<StatedClassPicture> pictures = new ArrayList<>();
        int digits = String.valueOf(count - 1).length();
        for (int row = 0; row < count; row++) {
            pictures.add(new StatedClassPicture(
                    ClassFolders.name(picture) + "#" + CropFiles.padded(row, digits),
                    picture,
                    new PicturePart.PackedRow(row, size),
                    List.of(labels.labels().get(first + row)),
                    folder.labels(),
                    labels.lines().get(first + row)));
        }
        return pictures;
    }

    private static Optional<Size> square(int pixels) {
        int side = (int) Math.round(Math.sqrt(pixels));
        return side * side == pixels ? Optional.of(new Size(side, side)) : Optional.empty();
    }
}
