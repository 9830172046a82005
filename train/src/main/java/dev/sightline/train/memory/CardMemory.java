package dev.sightline.train.memory;

import dev.sightline.train.machine.CardQuery;
import java.util.List;
import java.util.OptionalLong;

/** Free memory of NVIDIA's graphics cards, as {@code nvidia-smi} reports it. */
final class CardMemory {

    private static final long MEBIBYTE = 1L << 20;

    private CardMemory() {}

    /** In bytes; empty if unknown. */
    static OptionalLong free(int card) {
        return free(CardQuery.ask("memory.free"), card);
    }

    /** @param lines a number of mebibytes for each card */
    static OptionalLong free(List<String> lines, int card) {
        List<String> numbers = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        boolean known = card < numbers.size() && numbers.get(card).matches("\\d{1,12}");
        return known ? OptionalLong.of(Long.parseLong(numbers.get(card)) * MEBIBYTE) : OptionalLong.empty();
    }
}
