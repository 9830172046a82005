package dev.sightline.torch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where tensors live: {@code cpu}, or {@code cuda:N} for the N-th graphics card, counted from 0.
 *
 * @param kind cpu or cuda
 * @param index 0 for the CPU
 */
public record TorchDevice(Kind kind, int index) {

    /** The kinds of device that networks run on. */
    public enum Kind {
        CPU,
        CUDA
    }

    public static final TorchDevice CPU = new TorchDevice(Kind.CPU, 0);

    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

    /**
     * Reads {@code cpu}, {@code cuda} (the first card) or {@code cuda:N}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static TorchDevice parse(String text) {
        if (text.equals("cpu")) {
            return CPU;
        }
        Matcher matcher = CUDA.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a device is cpu, cuda or cuda:N, received '" + text + "'");
        }
        return new TorchDevice(Kind.CUDA, matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)));
    }

    @Override
    public String toString() {
        return kind == Kind.CPU ? "cpu" : "cuda:" + index;
    }
}
