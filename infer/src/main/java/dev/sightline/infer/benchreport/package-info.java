/**
 * What a benchmark found, as a value and as a JSON file, and the comparison of two such reports, which is refused where
 * their machines or settings differ.
 */
@NullMarked
package dev.sightline.infer.benchreport;

import org.jspecify.annotations.NullMarked;
