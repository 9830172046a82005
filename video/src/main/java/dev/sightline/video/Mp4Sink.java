package dev.sightline.video;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** An MP4 file being written, with one video stream. Owns the native container and the open file until it is closed. */
final class Mp4Sink implements AutoCloseable {

    private final Path target;
    private final AVFormatContext context = new AVFormatContext(null);
    private final AVStream stream;

    /**
     * Opens the file and writes its header.
     *
     * @param target what errors name
     * @param aside where the bytes go
     */
    Mp4Sink(Path target, Path aside, H264Encoder encoder) {
        this.target = target;
        try (BytePointer url = Ffmpeg.url(aside);
                BytePointer format = new BytePointer("mp4")) {
            check(avformat.avformat_alloc_output_context2(context, null, format, url), "no MP4 can be made");
            this.stream = avformat.avformat_new_stream(context, null);
            AVIOContext file = new AVIOContext(null);
            check(avformat.avio_open(file, url, avformat.AVIO_FLAG_WRITE), "it cannot be written");
            context.pb(file);
            writeHeader(encoder.context());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void writeHeader(AVCodecContext encoder) {
        check(avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder), "its stream cannot be described");
        stream.time_base().num(1).den(encoder.time_base().den());
        stream.avg_frame_rate()
                .num(encoder.framerate().num())
                .den(encoder.framerate().den());
        AVDictionary options = new AVDictionary(null);
        // The index goes to the front, so that a browser plays the file while it loads.
        avutil.av_dict_set(options, "movflags", "+faststart", 0);
        try {
            check(avformat.avformat_write_header(context, options), "its header cannot be written");
        } finally {
            avutil.av_dict_free(options);
        }
    }

    /** Writes a packet whose times are in the encoder's units; the packet is empty afterwards. */
    void write(AVPacket packet, AVCodecContext encoder) {
        avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
        packet.stream_index(stream.index());
        check(avformat.av_interleaved_write_frame(context, packet), "it cannot be written");
    }

    /** Writes the index and closes the file. */
    void finish() {
        check(avformat.av_write_trailer(context), "its index cannot be written");
        AVIOContext file = context.pb();
        context.pb(null);
        check(avformat.avio_close(file), "it cannot be written");
    }

    private void check(int code, String what) {
        Ffmpeg.check(code, target, what);
    }

    @Override
    public void close() {
        if (context.isNull()) {
            return;
        }
        AVIOContext file = context.pb();
        if (file != null && !file.isNull()) {
            context.pb(null);
            avformat.avio_close(file);
        }
        avformat.avformat_free_context(context);
        context.setNull();
    }
}
