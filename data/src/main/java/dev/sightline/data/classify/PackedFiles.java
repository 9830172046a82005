package dev.sightline.data.classify;

import dev.sightline.core.contract.Size;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.ImagePart;
import dev.sightline.data.format.SplitPlan;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.MalformedFileException;
import dev.sightline.data.source.SplitNames;
import dev.sightline.image.format.ImageException;
import dev.sightline.image.format.ImageHeader;
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
 * Small images packed into lossless files, an image in each row of pixels, row by row, and their classes beside them
 * ({@link PackedFolder}, {@link PackedLabels}). Images are square unless {@code labels.json} gives their size.
 * Without folders of splits any name reads the whole, which is noted.
 */
final class PackedFiles implements ClassFiles {

    private static final String LABELS = PackedFolder.LABELS;

    @Override
    public String layout() {
        return "images.png (or images_1.png, images_2.png...) with a small image in each row of pixels, and " + LABELS
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
    public StatedClassSplit read(ClassDatasetSource source, boolean derive, DatasetProblemLog problems)
            throws IOException {
        SortedMap<String, PackedFolder> folders = PackedFolder.find(source.root());
        if (folders.isEmpty()) {
            throw new DatasetException(source.root() + " has no images.png beside a " + LABELS);
        }
        List<String> notes = new ArrayList<>();
        SplitPlan plan;
        if (folders.containsKey(SplitNames.ALL)) {
            plan = new SplitPlan(SplitNames.ALL, Optional.empty());
            if (!SplitNames.usual(source.split()).equals(SplitNames.ALL)) {
                notes.add("the images have no splits: '" + source.split() + "' is all of them");
            }
        } else {
            plan = ClassSplits.plan(source, derive, List.copyOf(folders.keySet()));
        }
        PackedFolder folder = folders.get(plan.read());
        if (folder == null) {
            throw new IllegalStateException("no split '" + plan.read() + "' among " + folders.keySet());
        }
        PackedLabels labels = labels(source, folder, problems);
        Set<String> known = new LinkedHashSet<>(labels.labels());
        for (PackedFolder other : folders.values()) {
            known.addAll(labels(source, other, problems).labels());
        }
        ClassNames names = ClassNames.of(source, labels.names(), known);
        notes.addAll(names.notes());
        List<StatedClassImage> images = images(folder, labels, problems);
        return new StatedClassSplit(names.names(), ClassSplits.chosen(source, plan, images, notes), true, false, notes);
    }

    private static PackedLabels labels(ClassDatasetSource source, PackedFolder folder, DatasetProblemLog problems)
            throws IOException {
        try {
            return PackedLabels.read(folder.labels());
        } catch (MalformedFileException e) {
            problems.add(DatasetProblemKind.MALFORMED_FILE, folder.labels(), e.line(), String.valueOf(e.getMessage()));
            throw DatasetException.of(source.root(), problems.problems());
        }
    }

    private static List<StatedClassImage> images(PackedFolder folder, PackedLabels labels, DatasetProblemLog problems) {
        Map<Path, ImageHeader> headers = new LinkedHashMap<>();
        for (Path image : folder.images()) {
            try {
                headers.put(image, ImageHeader.read(image));
            } catch (ImageException e) {
                problems.add(DatasetProblemKind.UNREADABLE_IMAGE, image, 0, e.reason());
                // Which labels are those of the rows behind it cannot be told.
                return List.of();
            }
        }
        List<StatedClassImage> images = new ArrayList<>();
        int rows = headers.values().stream().mapToInt(ImageHeader::height).sum();
        if (rows != labels.labels().size()) {
            problems.add(
                    DatasetProblemKind.SIZE_MISMATCH,
                    folder.labels(),
                    0,
                    "there are " + labels.labels().size() + " labels for " + rows + " rows of "
                            + folder.images().stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        int first = 0;
        for (Map.Entry<Path, ImageHeader> image : headers.entrySet()) {
            Optional<Size> size = size(image.getKey(), image.getValue(), labels, problems);
            if (size.isPresent()) {
                images.addAll(rows(folder, image.getKey(), labels, size.get(), first, image.getValue()));
            }
            first += image.getValue().height();
        }
        return images;
    }

    private static Optional<Size> size(
            Path image, ImageHeader header, PackedLabels labels, DatasetProblemLog problems) {
        Optional<Size> size = labels.size().or(() -> square(header.width()));
        if (size.isPresent() && size.get().width() * (long) size.get().height() == header.width()) {
            return size;
        }
        problems.add(
                DatasetProblemKind.SIZE_MISMATCH,
                image,
                0,
                "rows of " + header.width() + " pixels hold no image of "
                        + size.map(one -> one.width() + " x " + one.height()).orElse("any square size")
                        + "; give \"size\": [width, height] in " + LABELS);
        return Optional.empty();
    }

    private static List<StatedClassImage> rows(
            PackedFolder folder, Path image, PackedLabels labels, Size size, int first, ImageHeader header) {
        int count = Math.max(0, Math.min(header.height(), labels.labels().size() - first));
        List<StatedClassImage> images = new ArrayList<>();
        int digits = String.valueOf(count - 1).length();
        for (int row = 0; row < count; row++) {
            images.add(new StatedClassImage(
                    ClassFolders.name(image) + "#" + CropFiles.padded(row, digits),
                    image,
                    new ImagePart.PackedRow(row, size),
                    List.of(labels.labels().get(first + row)),
                    folder.labels(),
                    labels.lines().get(first + row)));
        }
        return images;
    }

    private static Optional<Size> square(int pixels) {
        int side = (int) Math.round(Math.sqrt(pixels));
        return side * side == pixels ? Optional.of(new Size(side, side)) : Optional.empty();
    }
}
