/** Augmentations that change pixels where they lie: colours, blur, hidden parts, and the policies made of such operations. */
@NullMarked
package dev.sightline.data.photometry;

import org.jspecify.annotations.NullMarked;
