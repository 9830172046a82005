package dev.sightline.infer.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What may compute a model. Which of them are there depends on the build of ONNX Runtime and on the machine. */
public enum Provider {
    CPU,
    CUDA,
    TENSORRT,
    COREML,
    OPENVINO,
    XNNPACK;

    /** As options and reports write it: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The provider of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Provider named(String word) {
        return Arrays.stream(values())
                .filter(provider -> provider.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown provider '" + word + "'; accepted: " + words(List.of(values()))));
    }

    static String words(List<Provider> providers) {
        return String.join(", ", providers.stream().map(Provider::word).toList());
    }
}
