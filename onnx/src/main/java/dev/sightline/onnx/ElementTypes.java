package dev.sightline.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and sizes of ONNX's element types (onnx.proto, {@code TensorProto.DataType}). */
public final class ElementTypes {

    private static final Map<DataType, String> COMMON_NAMES = Map.of(
            DataType.FLOAT, "float32",
            DataType.DOUBLE, "float64");

    /** Bits of one element as {@code raw_data} packs it; strings cannot be packed. */
    private static final Map<DataType, Integer> BITS = Map.ofEntries(
            Map.entry(DataType.FLOAT, 32),
            Map.entry(DataType.UINT8, 8),
            Map.entry(DataType.INT8, 8),
            Map.entry(DataType.UINT16, 16),
            Map.entry(DataType.INT16, 16),
            Map.entry(DataType.INT32, 32),
            Map.entry(DataType.INT64, 64),
            Map.entry(DataType.BOOL, 8),
            Map.entry(DataType.FLOAT16, 16),
            Map.entry(DataType.DOUBLE, 64),
            Map.entry(DataType.UINT32, 32),
            Map.entry(DataType.UINT64, 64),
            Map.entry(DataType.COMPLEX64, 64),
            Map.entry(DataType.COMPLEX128, 128),
            Map.entry(DataType.BFLOAT16, 16),
            Map.entry(DataType.FLOAT8E4M3FN, 8),
            Map.entry(DataType.FLOAT8E4M3FNUZ, 8),
            Map.entry(DataType.FLOAT8E5M2, 8),
            Map.entry(DataType.FLOAT8E5M2FNUZ, 8),
            Map.entry(DataType.UINT4, 4),
            Map.entry(DataType.INT4, 4));

    private ElementTypes() {}

    /** In lower case, such as {@code float32}; a number this version of ONNX does not know is shown as such. */
    public static String name(int type) {
        DataType known = DataType.forNumber(type);
        if (known == null) {
            return "type " + type;
        }
        return COMMON_NAMES.getOrDefault(known, known.name().toLowerCase(Locale.ROOT));
    }

    /** Bytes that this many elements take when packed, or -1 where the type cannot be packed or is not known. */
    public static long packedBytes(int type, long elements) {
        Integer bits = bits(type);
        return bits == null ? -1 : Math.addExact(Math.multiplyExact(elements, bits), 7) / 8;
    }

    public static boolean isFloating(int type) {
        return type == TensorProto.DataType.FLOAT_VALUE
                || type == TensorProto.DataType.FLOAT16_VALUE
                || type == TensorProto.DataType.BFLOAT16_VALUE
                || type == TensorProto.DataType.DOUBLE_VALUE;
    }

    private static @Nullable Integer bits(int type) {
        DataType known = DataType.forNumber(type);
        return known == null ? null : BITS.get(known);
    }
}
