package dev.sightline.core.contract;

/** The order of a tensor's colour channels. */
public enum ColorOrder {
    RGB(3),
    BGR(3),
    /** One channel: ITU-R BT.601 luma, {@code 0.299 R + 0.587 G + 0.114 B}. */
    GRAY(1);

    private final int channels;

    ColorOrder(int channels) {
        this.channels = channels;
    }

    public int channels() {
        return channels;
    }
}
