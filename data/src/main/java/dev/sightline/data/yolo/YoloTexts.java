package dev.sightline.data.yolo;

import dev.sightline.config.RecipeNode;
import dev.sightline.data.DatasetException;
import java.util.ArrayList;
import java.util.List;

/** The texts of a YAML value: a single one, a list, or a map from 0, 1, 2, ... to texts that leaves no number out. */
final class YoloTexts implements RecipeNode.Visitor<List<String>> {

    private final String key;

    YoloTexts(String key) {
        this.key = key;
    }

    @Override
    public List<String> scalar(RecipeNode.Scalar scalar) {
        return scalar.kind() == RecipeNode.Scalar.Kind.NOTHING ? List.of() : List.of(scalar.text());
    }

    @Override
    public List<String> sequence(RecipeNode.Sequence sequence) {
        List<String> texts = new ArrayList<>();
        for (RecipeNode item : sequence.items()) {
            List<String> one = item.accept(this);
            if (one.size() != 1) {
                throw new DatasetException(
                        item.origin() + ": an item of '" + key + "' must be a text, received " + item.described());
            }
            texts.addAll(one);
        }
        return texts;
    }

    @Override
    public List<String> mapping(RecipeNode.Mapping mapping) {
        List<String> texts = new ArrayList<>();
        int size = mapping.entries().size();
        for (int i = 0; i < size; i++) {
            RecipeNode.Entry entry = mapping.entries().get(Integer.toString(i));
            List<String> one = entry == null ? List.of() : entry.value().accept(this);
            if (one.size() != 1) {
                throw new DatasetException(
                        mapping.origin() + ": '" + key + "' must be a list, or a map from the numbers 0 to "
                                + (size - 1) + " to texts; there is none for " + i);
            }
            texts.addAll(one);
        }
        return texts;
    }
}
