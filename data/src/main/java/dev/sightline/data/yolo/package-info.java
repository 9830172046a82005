/** The format of YOLO: a text file of class numbers and fractions for each image, names and splits in a YAML file. */
@NullMarked
package dev.sightline.data.yolo;

import org.jspecify.annotations.NullMarked;
