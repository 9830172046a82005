/** The format of PASCAL VOC: one XML file of annotations for each image, and lists of names for the splits. */
@NullMarked
package dev.sightline.data.voc;

import org.jspecify.annotations.NullMarked;
