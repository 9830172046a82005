package dev.sightline.weights.pickle;

import dev.sightline.weights.safetensors.StoredType;
import java.util.Optional;

/** The number format of a storage, as in {@code torch.FloatStorage}. */
record StorageType(StoredType type) implements PickleValue {

    /** The type of this name; empty for quantised, complex and untyped ones, which are not accepted. */
    static Optional<StorageType> named(String name) {
        return switch (name) {
            case "torch.DoubleStorage" -> of(StoredType.F64);
            case "torch.FloatStorage" -> of(StoredType.F32);
            case "torch.HalfStorage" -> of(StoredType.F16);
            case "torch.BFloat16Storage" -> of(StoredType.BF16);
            case "torch.LongStorage" -> of(StoredType.I64);
            case "torch.IntStorage" -> of(StoredType.I32);
            case "torch.ShortStorage" -> of(StoredType.I16);
            case "torch.CharStorage" -> of(StoredType.I8);
            case "torch.ByteStorage" -> of(StoredType.U8);
            case "torch.BoolStorage" -> of(StoredType.BOOL);
            default -> Optional.empty();
        };
    }

    private static Optional<StorageType> of(StoredType type) {
        return Optional.of(new StorageType(type));
    }

    @Override
    public String described() {
        return "the storage type " + type;
    }
}
