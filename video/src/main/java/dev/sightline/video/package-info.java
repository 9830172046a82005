/**
 * Video files and numbered frames as pictures, and pictures as H.264 video.
 *
 * <p>FFmpeg does the work and stays inside: each native object has one owner here that frees it. What pictures mean is
 * for others; nothing here knows models or predictions.
 */
@NullMarked
package dev.sightline.video;

import org.jspecify.annotations.NullMarked;
