/**
 * The entrances of this module: a network in training and a network that predicts, each the owner of its native memory.
 */
@NullMarked
package dev.sightline.torch.session;

import org.jspecify.annotations.NullMarked;
