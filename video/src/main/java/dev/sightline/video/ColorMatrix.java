package dev.sightline.video;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;

/**
 * Which matrix leads between RGB and luma with colour differences. A video that does not state it is taken as players
 * take it: BT.709 from 1280 pixels across or more than 576 rows on, BT.601 below.
 */
final class ColorMatrix {

    private static final int HIGH_DEFINITION_WIDTH = 1280;
    private static final int STANDARD_DEFINITION_HEIGHT = 576;

    private ColorMatrix() {}

    /** FFmpeg's colour space for images of this size whose video names none. */
    static int forSize(int width, int height) {
        return width >= HIGH_DEFINITION_WIDTH || height > STANDARD_DEFINITION_HEIGHT
                ? avutil.AVCOL_SPC_BT709
                : avutil.AVCOL_SPC_SMPTE170M;
    }

    /** The scaler's name for a colour space. */
    static int coefficients(int colorSpace, int width, int height) {
        int known = colorSpace == avutil.AVCOL_SPC_UNSPECIFIED ? forSize(width, height) : colorSpace;
        if (known == avutil.AVCOL_SPC_BT709) {
            return swscale.SWS_CS_ITU709;
        }
        if (known == avutil.AVCOL_SPC_BT2020_NCL || known == avutil.AVCOL_SPC_BT2020_CL) {
            return swscale.SWS_CS_BT2020;
        }
        if (known == avutil.AVCOL_SPC_SMPTE240M) {
            return swscale.SWS_CS_SMPTE240M;
        }
        return known == avutil.AVCOL_SPC_FCC ? swscale.SWS_CS_FCC : swscale.SWS_CS_ITU601;
    }
}
