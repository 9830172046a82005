package dev.sightline.core.contract;

/**
 * What becomes of an image's transparency, since a network sees colours alone. Permitted kinds: {@link Drop},
 * {@link Over}.
 */
public sealed interface AlphaRule permits AlphaRule.Drop, AlphaRule.Over {

    /** The colour value (0-255) that stands for {@code value} at this opacity (0 clear, 255 solid). */
    int blend(int value, int alpha);

    /** The stored colours are taken as if solid, also where nothing would be seen (OpenCV and PIL's {@code convert("RGB")}). */
    record Drop() implements AlphaRule {
        @Override
        public int blend(int value, int alpha) {
            return value;
        }
    }

    /**
     * The image is laid over a grey background: {@code (value * alpha + background * (255 - alpha)) / 255}, rounded
     * half up.
     *
     * @param background 0 (black) to 255 (white)
     */
    record Over(int background) implements AlphaRule {
        public Over {
            if (background < 0 || background > 255) {
                throw new IllegalArgumentException("a background must be within 0 to 255, received " + background);
            }
        }

        @Override
        public int blend(int value, int alpha) {
            return (value * alpha + background * (255 - alpha) + 127) / 255;
        }
    }
}
