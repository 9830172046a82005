package dev.sightline.cli;

import dev.sightline.cli.console.Quantity;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a native library could not be loaded, in one line. Libraries are unpacked into folders that containers like to keep
 * small or read-only; the one in question is named, with how to choose another.
 */
final class LibraryProblem {

    /** About what the largest set of libraries takes. */
    private static final long NEEDED_BYTES = 1_000_000_000;

    /** Where libraries are unpacked. */
    private record Folder(Path path, String property, String content) {

        /** What is wrong with it, for the middle of a sentence; empty where nothing is. */
        Optional<String> objection() {
            if (!Files.isDirectory(path)) {
                return Optional.of(Files.exists(path) ? "is not a folder" : "is not there");
            }
            try {
                Files.delete(Files.createTempFile(path, "sightline", ".probe"));
                long free = Files.getFileStore(path).getUsableSpace();
                return free < NEEDED_BYTES
                        ? Optional.of("has only " + Quantity.bytes(free) + " free")
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.of("cannot be written to");
            }
        }

        String line(String objection) {
            return content + " unpacked into " + path + ", which " + objection
                    + "; choose another folder: SIGHTLINE_JAVA_OPTIONS=-D" + property + "=DIR";
        }
    }

    private LibraryProblem() {}

    /** The line, if this failure goes back to a library or a class that could not be loaded; looks through its causes. */
    static Optional<String> of(Throwable failure) {
        if (causes(failure).noneMatch(LinkageError.class::isInstance)) {
            return Optional.empty();
        }
        String reason = causes(failure)
                .map(LibraryProblem::words)
                .filter(words -> !words.isBlank())
                .reduce((outer, inner) -> inner)
                .orElse(failure.getClass().getSimpleName());
        List<String> folders = Stream.of(temporary(), cache())
                .flatMap(folder -> folder.objection().map(folder::line).stream())
                .toList();
        return Optional.of("a native library could not be loaded: " + reason.replaceAll("\\s+", " ")
                + (folders.isEmpty() ? "" : ". " + String.join(". ", folders)));
    }

    /** Its message; the file system's exceptions carry a path alone, so their kind is stated with it. */
    private static String words(Throwable cause) {
        String message = cause instanceof FileSystemException
                ? cause.getClass().getSimpleName() + " " + cause.getMessage()
                : String.valueOf(cause.getMessage());
        return message.equals("null") ? "" : message.replaceFirst("(java\\.library\\.path): .*", "$1");
    }

    private static Folder temporary() {
        return new Folder(Path.of(System.getProperty("java.io.tmpdir", ".")), "java.io.tmpdir", "ONNX Runtime is");
    }

    /** As JavaCPP chooses it. */
    private static Folder cache() {
        String chosen = System.getProperty("org.bytedeco.javacpp.cachedir", "");
        Path usual = Path.of(System.getProperty("user.home", "."), ".javacpp", "cache");
        return new Folder(
                chosen.isEmpty() ? usual : Path.of(chosen), "org.bytedeco.javacpp.cachedir", "OpenCV and libtorch are");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
