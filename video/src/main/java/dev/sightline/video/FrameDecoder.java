package dev.sightline.video;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Packets to native frames in the order shown. Owns the native decoder, one packet and one frame, and frees them when it
 * is closed. What is damaged is passed over and counted.
 */
final class FrameDecoder implements AutoCloseable {

    private final Path file;
    private final VideoSource source;
    private final AVCodecContext context;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private int packets;
    private int lost;
    private int readError;
    private boolean draining;

    FrameDecoder(VideoSource source, Path file) {
        this.file = file;
        this.source = source;
        this.context = open(source.stream().codecpar());
    }

    private AVCodecContext open(AVCodecParameters parameters) {
        if (parameters.codec_id() == avcodec.AV_CODEC_ID_NONE) {
            throw new VideoException(file, "it does not state a known codec for its images");
        }
        AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
        if (codec == null) {
            throw new VideoException(
                    file,
                    "this build has no decoder for "
                            + avcodec.avcodec_get_name(parameters.codec_id()).getString());
        }
        AVCodecContext opened = avcodec.avcodec_alloc_context3(codec);
        opened.max_pixels(Ffmpeg.MAX_PIXELS);
        opened.pkt_timebase(source.stream().time_base());
        // Sightline works on images in parallel; the decoder is one of several things at work.
        opened.thread_count(1);
        try {
            Ffmpeg.check(avcodec.avcodec_parameters_to_context(opened, parameters), file, "its decoder cannot be set");
            Ffmpeg.check(
                    avcodec.avcodec_open2(opened, codec, (AVDictionary) null), file, "its decoder cannot be opened");
            return opened;
        } catch (VideoException e) {
            avcodec.avcodec_free_context(opened);
            throw e;
        }
    }

    /** Decodes up to the next frame, which is then {@link #frame}; false at the end of what can be decoded. */
    boolean advance() {
        while (true) {
            int code = avcodec.avcodec_receive_frame(context, frame);
            if (code >= 0) {
                return true;
            }
            boolean hungry = Ffmpeg.wantsMore(code);
            if (code == avutil.AVERROR_EOF() || (draining && !hungry)) {
                return false;
            }
            if (!hungry) {
                lost++;
            }
            feed();
        }
    }

    private void feed() {
        int code = source.read(packet);
        if (code < 0) {
            readError = code == avutil.AVERROR_EOF() ? 0 : code;
            draining = true;
            avcodec.avcodec_send_packet(context, (AVPacket) null);
            return;
        }
        packets++;
        if (avcodec.avcodec_send_packet(context, packet) < 0) {
            lost++;
        }
        avcodec.av_packet_unref(packet);
    }

    /** The current frame; overwritten by the next {@link #advance}. */
    AVFrame frame() {
        return frame;
    }

    /** Packets of the stream read so far. */
    int packets() {
        return packets;
    }

    /** Packets that could not be decoded. */
    int lost() {
        return lost;
    }

    /** FFmpeg's code for what ended the reading before the file's end; 0 where nothing did. */
    int readError() {
        return readError;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(context);
    }
}
