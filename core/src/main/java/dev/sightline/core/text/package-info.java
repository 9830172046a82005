/** Text for people: tables, and what was likely meant by a mistyped word. */
@NullMarked
package dev.sightline.core.text;

import org.jspecify.annotations.NullMarked;
