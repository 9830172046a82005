/** What a person looks at after a run: plots, drawn predictions, and the page that shows them together. */
@NullMarked
package dev.sightline.train.report;

import org.jspecify.annotations.NullMarked;
