package dev.sightline.data.synth;

import dev.sightline.core.label.LabelMap;
import java.util.Arrays;

/** The six defects of bare boards that inspection lines look for, in order of their class numbers. */
public enum DefectKind {
    /** A pad whose hole was never drilled. */
    MISSING_HOLE(0, "missing_hole"),
    /** A bite out of a track's side, which leaves it whole but thin. */
    MOUSE_BITE(1, "mouse_bite"),
    /** A gap right through a track. */
    OPEN_CIRCUIT(2, "open_circuit"),
    /** Copper between two tracks that must not touch. */
    SHORT(3, "short"),
    /** A thorn on a track's side that reaches nothing. */
    SPUR(4, "spur"),
    /** A patch of copper on its own. */
    SPURIOUS_COPPER(5, "spurious_copper");

    private final int label;
    private final String className;

    DefectKind(int label, String className) {
        this.label = label;
        this.className = className;
    }

    /** The class number. */
    public int label() {
        return label;
    }

    public String className() {
        return className;
    }

    /** All six, numbered from 0. */
    public static LabelMap labels() {
        return LabelMap.of(Arrays.stream(values()).map(DefectKind::className).toList());
    }
}
