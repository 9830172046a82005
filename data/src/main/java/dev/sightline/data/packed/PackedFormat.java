package dev.sightline.data.packed;

import dev.sightline.core.contract.Size;
import dev.sightline.data.AnnotationKind;
import dev.sightline.data.DatasetException;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.ImagePart;
import dev.sightline.data.ImageReference;
import dev.sightline.data.source.AnnotationFormat;
import dev.sightline.data.source.ClassNames;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.ImageFolder;
import dev.sightline.data.source.MalformedFileException;
import dev.sightline.data.source.NumberedId;
import dev.sightline.data.source.SplitNames;
import dev.sightline.data.source.SplitRequest;
import dev.sightline.data.source.StatedClasses;
import dev.sightline.data.source.StatedImage;
import dev.sightline.data.source.StatedImage.Origin;
import dev.sightline.data.source.StatedSplit;
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
public final class PackedFormat implements AnnotationFormat {

    private static final String LABELS = PackedFolder.LABELS;

    @Override
    public String layout() {
        return "images.png (or images_1.png, images_2.png...) with a small image in each row of pixels, and " + LABELS
                + " with the class of each; or SPLIT/ of such";
    }

    @Override
    public Set<AnnotationKind> kinds() {
        return Set.of(AnnotationKind.CLASS);
    }

    @Override
    public boolean isDivided() {
        return false;
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
    public StatedSplit read(SplitRequest request, DatasetProblemLog problems) throws IOException {
        SortedMap<String, PackedFolder> folders = PackedFolder.find(request.root());
        PackedFolder folder = folders.get(request.split());
        if (folder == null) {
            throw new DatasetException(request.root() + " has no images.png beside a " + LABELS + " for the split '"
                    + request.split() + "'");
        }
        PackedLabels labels = labels(request, folder, problems);
        Set<String> known = new LinkedHashSet<>(labels.labels());
        for (PackedFolder other : folders.values()) {
            known.addAll(labels(request, other, problems).labels());
        }
        ClassNames names = ClassNames.of(request, labels.names(), known);
        return new StatedSplit(
                StatedClasses.ofImages(names.names(), true, false),
                images(folder, labels, problems),
                Map.of(),
                names.notes());
    }

    private static PackedLabels labels(SplitRequest request, PackedFolder folder, DatasetProblemLog problems)
            throws IOException {
        try {
            return PackedLabels.read(folder.labels());
        } catch (MalformedFileException e) {
            problems.add(DatasetProblemKind.MALFORMED_FILE, folder.labels(), e.line(), String.valueOf(e.getMessage()));
            throw DatasetException.of(request.root(), problems.problems());
        }
    }

    private static List<StatedImage> images(PackedFolder folder, PackedLabels labels, DatasetProblemLog problems) {
        Map<Path, ImageHeader> headers = new LinkedHashMap<>();
        for (Path image : folder.images()) {
            try {
                headers.put(image, ImageHeader.read(image));
            } catch (ImageException e) {
                problems.add(DatasetProblemKind.UNREADABLE_IMAGE, image, 0, e.reason());
                // The labels of the rows behind it cannot be determined.
                return List.of();
            }
        }
        List<StatedImage> images = new ArrayList<>();
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

    private static List<StatedImage> rows(
            PackedFolder folder, Path image, PackedLabels labels, Size size, int first, ImageHeader header) {
        int count = Math.max(0, Math.min(header.height(), labels.labels().size() - first));
        List<StatedImage> images = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            images.add(StatedImage.ofClasses(
                    NumberedId.of(ImageFolder.name(image), row, count),
                    new ImageReference(image, new ImagePart.PackedRow(row, size)),
                    List.of(labels.labels().get(first + row)),
                    new Origin(folder.labels(), labels.lines().get(first + row))));
        }
        return images;
    }

    private static Optional<Size> square(int pixels) {
        int side = (int) Math.round(Math.sqrt(pixels));
        return side * side == pixels ? Optional.of(new Size(side, side)) : Optional.empty();
    }
}
