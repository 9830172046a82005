/** Images with the classes they show, from folders of classes, list files and the boxes of detection datasets. */
@NullMarked
package dev.sightline.data.classify;

import org.jspecify.annotations.NullMarked;
