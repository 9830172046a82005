package dev.sightline.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** A video file taken apart into the packets of its best video stream. Owns the native container until it is closed. */
final class VideoSource implements AutoCloseable {

    private static final long NANOS_PER_MICRO = 1000;

    private final Path file;
    private final OuterStructure structure;
    private final AVFormatContext context;
    private final AVStream stream;
    private final int indexed;

    private VideoSource(Path file, OuterStructure structure, AVFormatContext context) {
        this.file = file;
        this.structure = structure;
        this.context = context;
        this.stream = bestStream();
        this.indexed = avformat.avformat_index_get_entries_count(stream);
    }

    static VideoSource open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new VideoException(file, Files.exists(file) ? "it is no regular file" : "there is no such file");
        }
        if (file.toFile().length() == 0) {
            throw new VideoException(file, "the file is empty");
        }
        OuterStructure structure = structure(file);
        AVFormatContext context = openContainer(file, structure);
        try {
            readStreams(context, file);
            return new VideoSource(file, structure, context);
        } catch (RuntimeException e) {
            avformat.avformat_close_input(context);
            throw e;
        }
    }

    private static OuterStructure structure(Path file) {
        OuterStructure structure;
        try {
            structure = OuterStructure.read(file);
        } catch (IOException e) {
            throw new VideoException(file, "it cannot be read: " + e.getMessage(), e);
        }
        if (structure.isMp4() && !structure.hasWholeIndex()) {
            throw new VideoException(
                    file, "it is cut off or was never finished: an MP4 file without its whole index (moov)");
        }
        return structure;
    }

    private static AVFormatContext openContainer(Path file, OuterStructure structure) {
        AVFormatContext context = new AVFormatContext(null);
        AVDictionary options = new AVDictionary(null);
        // A file must never make the reader open another one: playlists and other protocols stay closed.
        avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
        avutil.av_dict_set(options, "format_whitelist", ContainerFormats.WHITELIST, 0);
        try (BytePointer url = Ffmpeg.url(file)) {
            int code = avformat.avformat_open_input(context, url, null, options);
            if (code < 0) {
                throw new VideoException(file, ContainerFormats.refusal(structure, Ffmpeg.describe(code)));
            }
            return context;
        } finally {
            avutil.av_dict_free(options);
        }
    }

    /** Reads as far as it takes to know the streams. The limit of pixels applies to their decoders here too. */
    private static void readStreams(AVFormatContext context, Path file) {
        int streams = context.nb_streams();
        try (PointerPointer<AVDictionary> options = new PointerPointer<>(Math.max(1, streams))) {
            for (int i = 0; i < streams; i++) {
                AVDictionary limit = new AVDictionary(null);
                avutil.av_dict_set(limit, "max_pixels", Integer.toString(Ffmpeg.MAX_PIXELS), 0);
                options.put(i, limit);
            }
            int code = avformat.avformat_find_stream_info(context, options);
            for (int i = 0; i < streams; i++) {
                AVDictionary unused = options.get(AVDictionary.class, i);
                if (unused != null) {
                    avutil.av_dict_free(unused);
                }
            }
            Ffmpeg.check(code, file, "its streams cannot be read");
        }
    }

    private AVStream bestStream() {
        if (context.nb_streams() == 0) {
            throw new VideoException(file, ContainerFormats.refusal(structure, "there is no stream in it"));
        }
        int index = avformat.av_find_best_stream(context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (index < 0 || (context.streams(index).disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
            throw new VideoException(file, "it has no video stream; streams in it: " + context.nb_streams());
        }
        for (int i = 0; i < context.nb_streams(); i++) {
            if (i != index) {
                context.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
        return context.streams(index);
    }

    Path file() {
        return file;
    }

    AVStream stream() {
        return stream;
    }

    FrameRate frameRate() {
        try (AVRational rate = avformat.av_guess_frame_rate(context, stream, null)) {
            if (rate.num() < 1 || rate.den() < 1) {
                throw new VideoException(file, "it states no frame rate and has too few images to estimate one");
            }
            return new FrameRate(rate.num(), rate.den());
        }
    }

    Optional<Duration> duration() {
        long ticks = stream.duration();
        if (ticks > 0) {
            AVRational unit = stream.time_base();
            long micros = avutil.av_rescale(ticks, unit.num() * 1_000_000L, unit.den());
            return micros > 0 ? Optional.of(ofMicros(micros)) : Optional.empty();
        }
        return context.duration() > 0 ? Optional.of(ofMicros(context.duration())) : Optional.empty();
    }

    private static Duration ofMicros(long micros) {
        return Duration.ofSeconds(micros / 1_000_000, (micros % 1_000_000) * NANOS_PER_MICRO);
    }

    OptionalLong frameCount() {
        // The count in an AVI header is not reliable; the index of an MP4 counts images.
        if (structure.isMp4() && stream.nb_frames() > 0) {
            return OptionalLong.of(stream.nb_frames());
        }
        Optional<Duration> duration = duration();
        return duration.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(
                        duration.get().toMillis() / 1000.0 * frameRate().imagesPerSecond()));
    }

    OuterStructure structure() {
        return structure;
    }

    /** How many packets the file's own index lists; 0 where it has none. */
    int indexed() {
        return indexed;
    }

    /** Reads the next packet of the stream; 0, or FFmpeg's code for the end or an error. */
    int read(AVPacket packet) {
        while (true) {
            int code = avformat.av_read_frame(context, packet);
            if (code < 0 || packet.stream_index() == stream.index()) {
                return code;
            }
            avcodec.av_packet_unref(packet);
        }
    }

    @Override
    public void close() {
        avformat.avformat_close_input(context);
    }
}
