package dev.sightline.video;

import dev.sightline.core.contract.Size;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Native frames to H.264 packets by OpenH264. Owns the native encoder and frees it when it is closed. */
final class H264Encoder implements AutoCloseable {

    /** Quantiser steps of H.264 run from 1 (finest) to 51; photos keep about 40 dB here. */
    private static final int QUANTISER = 23;

    private static final int SECONDS_BETWEEN_KEY_FRAMES = 2;
    private static final String ENCODER = "libopenh264";

    private final Path file;
    private final AVCodecContext context;

    /** An encoder of even-sized frames whose times are counted in units of 1 / {@code ticksPerSecond} seconds. */
    H264Encoder(Size size, FrameRate rate, int ticksPerSecond, Path file) {
        this.file = file;
        AVCodec codec = codec(file);
        this.context = avcodec.avcodec_alloc_context3(codec);
        try {
            configure(size, rate, ticksPerSecond);
            open(codec, size);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static AVCodec codec(Path file) {
        AVCodec codec = avcodec.avcodec_find_encoder_by_name(ENCODER);
        if (codec == null) {
            throw new VideoException(
                    file,
                    "this build of FFmpeg has no " + ENCODER + " to write H.264 with; its encoders of H.264 are "
                            + encoders());
        }
        return codec;
    }

    /** The names of all encoders of H.264 in this build. */
    static Set<String> encoders() {
        Set<String> names = new TreeSet<>();
        try (PointerPointer<Pointer> cursor = new PointerPointer<>(1)) {
            cursor.put(0, (Pointer) null);
            for (AVCodec codec = avcodec.av_codec_iterate(cursor);
                    codec != null;
                    codec = avcodec.av_codec_iterate(cursor)) {
                if (codec.id() == avcodec.AV_CODEC_ID_H264 && avcodec.av_codec_is_encoder(codec) != 0) {
                    names.add(codec.name().getString());
                }
            }
        }
        return names;
    }

    private void configure(Size size, FrameRate rate, int ticksPerSecond) {
        context.width(size.width()).height(size.height()).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        context.time_base().num(1).den(ticksPerSecond);
        context.framerate().num(rate.numerator()).den(rate.denominator());
        context.gop_size((int)
                Math.max(1, Math.min(250, Math.round(SECONDS_BETWEEN_KEY_FRAMES * rate.imagesPerSecond()))));
        context.color_range(avutil.AVCOL_RANGE_MPEG).colorspace(ColorMatrix.forSize(size.width(), size.height()));
        // MP4 keeps the parameter sets in its header, not in the stream.
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        context.thread_count(1);
        context.qmin(QUANTISER).qmax(QUANTISER);
    }

    private void open(AVCodec codec, Size size) {
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "rc_mode", "quality", 0);
        try {
            int code = avcodec.avcodec_open2(context, codec, options);
            if (code < 0) {
                throw new VideoException(
                        file, ENCODER + " cannot write images of " + size + " pixels: " + Ffmpeg.describe(code));
            }
        } finally {
            avutil.av_dict_free(options);
        }
    }

    AVCodecContext context() {
        return context;
    }

    /** Takes the next frame; nothing ends the stream. */
    void send(@Nullable AVFrame frame) {
        Ffmpeg.check(avcodec.avcodec_send_frame(context, frame), file, "an image cannot be encoded");
    }

    /** Fills the packet with what is ready; false when nothing is. */
    boolean receive(AVPacket packet) {
        int code = avcodec.avcodec_receive_packet(context, packet);
        if (code == avutil.AVERROR_EOF() || Ffmpeg.wantsMore(code)) {
            return false;
        }
        Ffmpeg.check(code, file, "an image cannot be encoded");
        return true;
    }

    @Override
    public void close() {
        avcodec.avcodec_free_context(context);
    }
}
