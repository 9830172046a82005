/** A run's metrics in the files of other tools: TensorBoard's event files and MLflow's file store. Nothing is sent anywhere. */
@NullMarked
package dev.sightline.train.tracking;

import org.jspecify.annotations.NullMarked;
