/**
 * The format of COCO: one JSON file of images, annotations and categories for each split; and files of detections.
 */
@NullMarked
package dev.sightline.data.coco;

import org.jspecify.annotations.NullMarked;
