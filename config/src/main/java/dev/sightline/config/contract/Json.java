package dev.sightline.config.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A tree as JSON. */
final class Json {

    private Json() {}

    static String text(Object tree) {
        try {
            return JsonMapper.builder().build().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a tree of maps, lists, texts and numbers is always JSON", e);
        }
    }
}
