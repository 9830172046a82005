package dev.sightline.nn.family;

import java.util.List;
import java.util.Objects;

/**
 * Attention blocks of one kind behind some stages of a backbone.
 *
 * <p>Stages are counted from 1, finest first. Those of a ResNet and a YOLOv8 are the four whose maps have 1/4 to 1/32 of the
 * input's sides ({@code layer1} to {@code layer4}), those of a CIFAR ResNet its three; those of MobileNets and PP-LCNet the
 * five with 1/2 to 1/32. A block stands behind the last layer of its stage, and its parameters under {@code attention.}, the
 * stage's number and the kind ({@code attention.3.non_local.query.weight}), so that all others keep their paths and public
 * weights still fit.
 *
 * @param stages one or more, each once
 */
public record Attention(AttentionKind kind, List<Integer> stages) {

    public Attention {
        Objects.requireNonNull(kind, "kind");
        stages = List.copyOf(stages);
        boolean repeats = stages.stream().distinct().count() < stages.size();
        if (stages.isEmpty() || repeats || stages.stream().anyMatch(stage -> stage < 1)) {
            throw new IllegalArgumentException("attention (" + kind.label()
                    + ") needs one or more stages, counted from 1, each once, received " + stages);
        }
    }
}
