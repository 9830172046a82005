/** The contract as text: YAML that people write beside a foreign model, JSON that travels inside a model file. */
@NullMarked
package dev.sightline.config.contract;

import org.jspecify.annotations.NullMarked;
