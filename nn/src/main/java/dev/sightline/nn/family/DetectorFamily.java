package dev.sightline.nn.family;

import dev.sightline.core.contract.BoxCoding;

/** A family of networks that find boxes. */
public non-sealed interface DetectorFamily extends ModelFamily {

    /** How its outputs hold boxes. */
    BoxCoding boxes();
}
