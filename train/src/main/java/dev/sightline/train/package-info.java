/** The training job: loop, checkpoints, run folder, provenance, evaluation and report. */
@NullMarked
package dev.sightline.train;

import org.jspecify.annotations.NullMarked;
