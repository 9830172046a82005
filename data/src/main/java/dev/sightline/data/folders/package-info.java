/** The format of folders: one for each class. */
@NullMarked
package dev.sightline.data.folders;

import org.jspecify.annotations.NullMarked;
