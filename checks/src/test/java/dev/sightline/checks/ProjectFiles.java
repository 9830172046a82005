package dev.sightline.checks;

import dev.sightline.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The files of the checkout, without what builds and runs leave behind. */
final class ProjectFiles {

    private static final Set<String> LEFT_BEHIND = Set.of("target", "runs", ".git", ".idea", ".vscode", ".settings");

    private ProjectFiles() {}

    static Path root() {
        return SharedData.projectRoot();
    }

    /** Every file whose path below the root, written with slashes, is accepted; in order of path. */
    static List<Path> matching(Predicate<String> accepted) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return LEFT_BEHIND.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (accepted.test(relative(file))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + root(), e);
        }
        found.sort(null);
        return found;
    }

    /** Java sources that are shipped. */
    static List<Path> mainSources() {
        return matching(path -> path.contains("/src/main/java/") && path.endsWith(".java"));
    }

    static String relative(Path file) {
        return root().relativize(file).toString().replace('\\', '/');
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
