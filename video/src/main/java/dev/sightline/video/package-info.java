/**
 * Video files and numbered frames as images, and images as H.264 video.
 *
 * <p>FFmpeg does the work and stays inside: each native object has one owner here that frees it. What images show is
 * left to other modules; nothing here depends on models or predictions.
 */
@NullMarked
package dev.sightline.video;

import org.jspecify.annotations.NullMarked;
