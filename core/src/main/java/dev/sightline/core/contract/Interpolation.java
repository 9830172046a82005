package dev.sightline.core.contract;

/** How a pixel between pixels is computed when an image is resized. */
public enum Interpolation {
    NEAREST,
    /** The four neighbours, pixel centres at half-integers, without anti-aliasing (OpenCV {@code INTER_LINEAR}). */
    BILINEAR,
    /** Sixteen neighbours (OpenCV {@code INTER_CUBIC}, a = -0.75). */
    BICUBIC,
    /** The mean over the covered area when shrinking (OpenCV {@code INTER_AREA}). */
    AREA,
    /**
     * The neighbours weighted by a triangle that is as wide as the scale when shrinking (Pillow {@code BILINEAR}, which
     * torchvision and timm train with).
     */
    BILINEAR_ANTIALIASED,
    /** The same with a cubic, a = -0.5 (Pillow {@code BICUBIC}). */
    BICUBIC_ANTIALIASED
}
