package dev.sightline.config.contract;

import dev.sightline.config.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The constants of an enum as files write them: lower case, with dashes. */
record Words<E extends Enum<E>>(List<E> constants) {

    static <E extends Enum<E>> Words<E> of(Class<E> type) {
        return new Words<>(Arrays.asList(type.getEnumConstants()));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    E read(Section section, String key, E fallback) {
        List<String> words = constants.stream().map(Words::word).toList();
        String written = section.text(key).oneOf(words).orElse(word(fallback));
        return constants.get(words.indexOf(written));
    }
}
