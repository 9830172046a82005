/** Reading COCO ground truth and detection files for {@code sightline eval}, and laying its figures out. */
@NullMarked
package dev.sightline.cli.evaluation;

import org.jspecify.annotations.NullMarked;
