package dev.sightline.video;

/** The containers that are read, and the words for what is none of them. */
final class ContainerFormats {

    /** FFmpeg's names. Formats that lead to other files (playlists, concatenations, network streams) are left out on purpose. */
    static final String WHITELIST =
            "mov,matroska,avi,mpegts,mpeg,mpegvideo,flv,ogg,asf,mxf,ivf,h264,hevc,m4v,gif,mjpeg";

    private static final String READ = "MP4, MOV, Matroska, WebM, AVI, MPEG, FLV, Ogg, ASF, MXF and GIF are read";

    private ContainerFormats() {}

    /** Why a file cannot be opened, given FFmpeg's reason. */
    static String refusal(OuterStructure structure, String reason) {
        return structure.isMp4()
                ? "its MP4 index is damaged: " + reason
                : "it is not a video, or damaged from its beginning (" + reason + "); " + READ;
    }
}
