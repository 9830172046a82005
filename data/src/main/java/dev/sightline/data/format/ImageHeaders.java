package dev.sightline.data.format;

import dev.sightline.core.contract.Size;
import dev.sightline.data.DatasetProblem;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.source.StatedImage;
import dev.sightline.image.format.ImageException;
import dev.sightline.image.format.ImageHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The headers of image files, each read once however many samples the file holds. */
record ImageHeaders(Map<Path, Header> byFile) {

    /**
     * One file's.
     *
     * @param size of the image as shown; empty if the file cannot be read; {@code problem} then gives the reason
     */
    record Header(Optional<Size> size, Optional<DatasetProblem> problem) {

        private static Header read(Path file) {
            try {
                ImageHeader header = ImageHeader.read(file);
                return new Header(Optional.of(new Size(header.width(), header.height())), Optional.empty());
            } catch (ImageException e) {
                return new Header(
                        Optional.empty(),
                        Optional.of(new DatasetProblem(DatasetProblemKind.UNREADABLE_IMAGE, file, 0, e.reason())));
            }
        }
    }

    static ImageHeaders read(List<StatedImage> images) {
        return new ImageHeaders(images.parallelStream()
                .map(image -> image.image().file())
                .distinct()
                .collect(Collectors.toConcurrentMap(Function.identity(), Header::read)));
    }

    Header of(StatedImage image) {
        return Objects.requireNonNull(byFile.get(image.image().file()));
    }
}
