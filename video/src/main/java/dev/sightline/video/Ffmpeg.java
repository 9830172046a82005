package dev.sightline.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;

/**
 * The one place where the native libraries are loaded, and the words for their errors.
 *
 * <p>Every library is unpacked before the first is loaded: loaded one by one, a half-unpacked set would link against an
 * FFmpeg of the system where there is one.
 */
final class Ffmpeg {

    /** An 8K image; a larger one is a damaged header more often than a video, and would take gigabytes to decode. */
    static final int MAX_PIXELS = 8192 * 4352;

    /** Why the library cannot be used; empty where it can. */
    private static final Optional<String> PROBLEM = start();

    private Ffmpeg() {}

    private static Optional<String> start() {
        try {
            loadLibraries();
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of("reading and writing videos needs the module sightline-video with FFmpeg for "
                    + Loader.getPlatform() + ", which is not on the class path: " + e.getMessage()
                    + "; build with -Dnative.platform=" + Loader.getPlatform());
        } catch (IOException e) {
            return Optional.of(
                    "FFmpeg's libraries could not be unpacked (is the disk full or the cache folder read-only?): "
                            + e.getMessage());
        }
    }

    private static void loadLibraries() throws IOException {
        String resources = "/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/";
        Loader.cacheResources(resources);
        Loader.load(avutil.class);
        Loader.load(avcodec.class);
        Loader.load(avformat.class);
        Loader.load(swscale.class);
        // Every failure is an exception that names the file; FFmpeg would write lines of its own beside it.
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    /**
     * Loads the libraries on the first call and does nothing afterwards.
     *
     * @throws VideoException if they are not there
     */
    static void load(Path file) {
        if (PROBLEM.isPresent()) {
            throw new VideoException(file, PROBLEM.get());
        }
    }

    /** FFmpeg's words for an error code. */
    static String describe(int code) {
        byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
        avutil.av_strerror(code, text, text.length);
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /** Whether a coder has nothing to give until it is given more. */
    static boolean wantsMore(int code) {
        return code == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();
    }

    /** The code itself, or the exception "{@code what}: reason" where it is an error. */
    static int check(int code, Path file, String what) {
        if (code < 0) {
            throw new VideoException(file, what + ": " + describe(code));
        }
        return code;
    }

    /** A path as FFmpeg takes it: with its protocol, so that no colon in a name is taken for one; owned by the caller. */
    static BytePointer url(Path file) {
        return new BytePointer(("file:" + file.toAbsolutePath() + "\0").getBytes(StandardCharsets.UTF_8));
    }
}
