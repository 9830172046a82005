package dev.sightline.core.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file in one step: the bytes are written beside it, flushed to the disk, and renamed over it.
 *
 * <p>After a crash, a full disk or a kill, the path has its previous content or the whole new content. The part
 * written aside is named {@code .<name>.partial} and is overwritten by the next attempt.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes the content; folders on the way are made. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces {@code target} with what {@code content} writes; on any failure the target is untouched.
     *
     * @throws IOException if it cannot be written; the message names the file and how far it got
     */
    public static void write(Path target, Content content) throws IOException {
        Path aside = aside(target);
        try {
            writeAndFlush(aside, content);
            rename(aside, target);
        } catch (FileSystemException | RuntimeException e) {
            Files.deleteIfExists(aside);
            throw e;
        } catch (IOException e) {
            long written = Files.exists(aside) ? Files.size(aside) : 0;
            Files.deleteIfExists(aside);
            throw new IOException(problem(target, written, e), e);
        }
    }

    /** What an exception of a write alone leaves out, such as "No space left on device": the file, and how much of it. */
    private static String problem(Path target, long written, IOException e) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        String free = folder == null
                ? ""
                : ", free there: " + Files.getFileStore(folder).getUsableSpace() + " bytes";
        return target + " could not be written: " + e.getMessage() + " (after " + written + " bytes" + free + ")";
    }

    /**
     * Where a library that opens its files itself must write the new content of {@code target}; folders on the way are
     * made. {@link #replace} then puts the file in place; after a failure the caller deletes it.
     */
    public static Path aside(Path target) throws IOException {
        Path folder = target.toAbsolutePath().normalize().getParent();
        if (folder == null || target.getFileName() == null) {
            throw new IOException("cannot write a file at " + target + ": it is a folder");
        }
        Files.createDirectories(folder);
        return folder.resolve("." + target.getFileName() + ".partial");
    }

    /** Replaces {@code target} with the whole file that was written at {@link #aside}; on any failure that file is deleted. */
    public static void replace(Path target) throws IOException {
        Path aside = aside(target);
        try {
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            rename(aside, target);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(aside);
            throw e;
        }
    }

    /** Replaces {@code target} with text in UTF-8. */
    public static void writeText(Path target, String text) throws IOException {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void rename(Path aside, Path target) throws IOException {
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = aside.getParent();
        if (folder != null) {
            flushFolder(folder);
        }
    }

    private static void writeAndFlush(Path aside, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** The rename itself is durable only once the folder is flushed; systems that cannot open a folder flush it alone. */
    private static void flushFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows refuses to open a folder; its rename is durable without this.
        }
    }
}
