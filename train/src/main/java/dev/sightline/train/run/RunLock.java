package dev.sightline.train.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * Keeps a run folder for one process: two that wrote into it would take each other's checkpoints away.
 *
 * <p>The operating system holds the lock and releases it however the process ends, so that a killed run can be resumed at
 * once. The file's text names its last owner. On a file system that has no locks a line states so, and nothing is
 * locked. Whoever took it closes it.
 */
public final class RunLock implements AutoCloseable {

    /** Far behind the text, which others can read where locks are binding. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder.
     *
     * @param log receives a line where the file system has no locks
     * @throws IllegalArgumentException if another process has it; the message names its number and start
     */
    public static RunLock take(RunFolder folder, Consumer<String> log) throws IOException {
        Path file = folder.lock();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isFree(channel, folder, log)) {
                throw new IllegalArgumentException(folder.root() + " is in use by " + owner(file)
                        + ": a run folder is trained in by one process at a time. Wait until it ends, or stop it");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((thisProcess() + "\n").getBytes(StandardCharsets.UTF_8)));
            return new RunLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isFree(FileChannel channel, RunFolder folder, Consumer<String> log) {
        try {
            return channel.tryLock(PLACE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            log.accept("the run folder " + folder.root() + " could not be locked (" + e.getMessage()
                    + "): see to it that no other process trains in it");
            return true;
        }
    }

    private static String owner(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "another process" : text;
    }

    private static String thisProcess() {
        ProcessHandle self = ProcessHandle.current();
        Instant started = self.info().startInstant().orElseGet(Instant::now).truncatedTo(ChronoUnit.SECONDS);
        return "process " + self.pid() + " on " + host() + ", started at " + started;
    }

    /** Without a look-up in the network, which can take long. */
    private static String host() {
        Path linux = Path.of("/proc/sys/kernel/hostname");
        try {
            if (Files.isReadable(linux)) {
                return Files.readString(linux, StandardCharsets.UTF_8).strip();
            }
        } catch (IOException e) {
            return "a host whose name cannot be read";
        }
        return System.getenv().getOrDefault("COMPUTERNAME", "this host");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
