/** The format of list files: the labels of images, each behind its path. */
@NullMarked
package dev.sightline.data.list;

import org.jspecify.annotations.NullMarked;
