/**
 * Which predictions of a detector are assigned to which true boxes: plain arithmetic on arrays, no tensors.
 *
 * <p>Assignment has no gradient, few boxes and many exceptions, so it runs on the JVM, where every tie is stated and
 * tested.
 */
@NullMarked
package dev.sightline.torch.assign;

import org.jspecify.annotations.NullMarked;
