/** What the commands about model files share: runs and files as sides of a verification, and what is printed of it. */
@NullMarked
package dev.sightline.cli.model;

import org.jspecify.annotations.NullMarked;
