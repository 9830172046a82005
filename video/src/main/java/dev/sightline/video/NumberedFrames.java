package dev.sightline.video;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Image files that are the frames of one film, in the order of their numbers. Nothing is decoded.
 *
 * @param source the folder or pattern they come from
 * @param frames at least one; numbers strictly ascending, not without gaps
 */
public record NumberedFrames(Path source, List<NumberedFrame> frames) {

    public NumberedFrames {
        Objects.requireNonNull(source, "source");
        frames = frames.stream()
                .sorted(Comparator.comparingLong(NumberedFrame::number))
                .toList();
        if (frames.isEmpty()) {
            throw new VideoException(source, "no file has such a name");
        }
        for (int i = 1; i < frames.size(); i++) {
            if (frames.get(i).number() == frames.get(i - 1).number()) {
                throw new VideoException(
                        source,
                        "two files have the number " + frames.get(i).number() + ": "
                                + frames.get(i - 1).file().getFileName() + " and "
                                + frames.get(i).file().getFileName());
            }
        }
    }

    /** Whether a path's last name is a pattern for {@link #matching}: it holds {@code %d} or {@code %06d}. */
    public static boolean isPattern(Path path) {
        return FrameNames.isPattern(String.valueOf(path.getFileName()));
    }

    /**
     * The files of a printf pattern such as {@code frames/%06d.png}; the number is in the last name. A number has the
     * digits asked for, more only where it needs them.
     *
     * @throws VideoException if the pattern is none, its folder cannot be read or no file has such a name
     */
    public static NumberedFrames matching(Path pattern) {
        FrameNames names = FrameNames.parse(pattern);
        Path folder = Objects.requireNonNullElse(pattern.getParent(), Path.of(""));
        List<NumberedFrame> frames = new ArrayList<>();
        for (Path file : files(folder, pattern)) {
            OptionalLong number = names.number(file.getFileName().toString());
            if (number.isPresent()) {
                frames.add(new NumberedFrame(number.getAsLong(), file));
            }
        }
        return new NumberedFrames(pattern, frames);
    }

    /**
     * The images of a folder, whose names differ in their last number alone: {@code a_1.png, a_2.png} or
     * {@code 0001.jpg}. Files that are no images by their extension, hidden ones and folders are passed over.
     *
     * @throws VideoException if the folder cannot be read, has no image, an image without a number, or several
     *     sequences
     */
    public static NumberedFrames inFolder(Path folder) {
        return new NumberedFrames(folder, FrameFolder.read(folder, files(folder, folder)));
    }

    private static List<Path> files(Path folder, Path source) {
        if (!Files.isDirectory(folder)) {
            throw new VideoException(source, "there is no folder " + folder.toAbsolutePath());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new VideoException(source, "the folder cannot be read: " + e.getMessage(), e);
        }
    }

    /** The gaps between the first and the last number, in order; empty where there is none. */
    public List<MissingFrames> missing() {
        List<MissingFrames> gaps = new ArrayList<>();
        for (int i = 1; i < frames.size(); i++) {
            long before = frames.get(i - 1).number();
            long after = frames.get(i).number();
            if (after - before > 1) {
                gaps.add(new MissingFrames(before + 1, after - 1));
            }
        }
        return List.copyOf(gaps);
    }
}
