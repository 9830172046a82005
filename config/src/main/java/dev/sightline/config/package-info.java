/** Recipes: YAML read into checked values, with inheritance, overrides and the origin of every key. */
@NullMarked
package dev.sightline.config;

import org.jspecify.annotations.NullMarked;
