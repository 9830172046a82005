package dev.sightline.infer.predict;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Random;

/** Makes broken model files, each from a seed of its own. */
final class BrokenModels {

    private final List<byte[]> sound = SoundModel.all();

    /**
     * A model file that was damaged.
     *
     * @param seed makes the same once more
     * @param model which of the sound ones it was
     * @param damage what was done to it
     */
    record Broken(long seed, int model, String damage, byte[] bytes) {
        @Override
        public String toString() {
            return "model " + model + " with " + damage + " (case " + seed + ")";
        }
    }

    Broken next(long seed) throws InvalidProtocolBufferException {
        Random random = new Random(seed);
        int model = random.nextInt(sound.size());
        byte[] bytes = sound.get(model).clone();
        if (random.nextInt(3) == 0) {
            ByteDamage damage = pick(ByteDamage.values(), random);
            return new Broken(seed, model, damage.name(), damage.of(bytes, random));
        }
        ModelProto.Builder changed = ModelProto.parseFrom(bytes).toBuilder();
        StringBuilder names = new StringBuilder();
        for (int changes = random.nextInt(4) == 0 ? 3 : 1; changes > 0; changes--) {
            GraphDamage damage = pick(GraphDamage.values(), random);
            damage.apply(changed, random);
            names.append(names.isEmpty() ? "" : " and ").append(damage);
        }
        return new Broken(seed, model, names.toString(), changed.build().toByteArray());
    }

    private static <T> T pick(T[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
