package dev.sightline.train.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commit a checkout is at, read from git's own files so that git need not be installed. Files changed since are
 * not detected.
 */
public final class GitRevision {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final String SYMBOLIC = "ref: ";
    private static final int MAX_LINKS = 5;

    private GitRevision() {}

    /** The commit of the checkout that {@code inside} lies in; empty outside of one, or before its first commit. */
    public static Optional<String> of(Path inside) {
        try {
            for (Path folder = inside.toAbsolutePath().normalize(); folder != null; folder = parent(folder)) {
                Path git = folder.resolve(".git");
                if (Files.exists(git)) {
                    return head(gitFolder(git));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Path parent(Path folder) {
        return folder.getParent();
    }

    /** In a linked work tree {@code .git} is a file that names the folder. */
    private static Path gitFolder(Path git) throws IOException {
        if (Files.isDirectory(git)) {
            return git;
        }
        return git.resolveSibling(text(git).replaceFirst("^gitdir: ", "")).normalize();
    }

    private static Optional<String> head(Path git) throws IOException {
        String value = text(git.resolve("HEAD"));
        for (int links = 0; links < MAX_LINKS && value.startsWith(SYMBOLIC); links++) {
            Optional<String> next = reference(git, value.substring(SYMBOLIC.length()));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            value = next.get();
        }
        return Optional.of(value).filter(text -> COMMIT.matcher(text).matches());
    }

    private static Optional<String> reference(Path git, String name) throws IOException {
        Path shared = git.resolve("commondir");
        Path common = Files.exists(shared) ? git.resolve(text(shared)).normalize() : git;
        for (Path folder : new Path[] {git, common}) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return Optional.of(text(folder.resolve(name)));
            }
        }
        return packed(common.resolve("packed-refs"), name);
    }

    private static Optional<String> packed(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.endsWith(" " + name))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
