package dev.sightline.onnx.check;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.sightline.onnx.ElementTypes;
import dev.sightline.onnx.Problems;
import java.util.OptionalLong;

/** Whether a stored tensor holds as many numbers as its dims state, in this file. */
public final class TensorCheck {

    private final Problems problems;

    TensorCheck(Problems problems) {
        this.problems = problems;
    }

    /** @param what how messages name the tensor */
    void check(TensorProto tensor, String what) {
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
            problems.add(what + " keeps its numbers in another file, " + location(tensor)
                    + "; only models that hold all their weights are accepted: save it again without external data");
            return;
        }
        if (tensor.hasSegment()) {
            problems.add(what + " is stored in segments, which are not accepted");
            return;
        }
        OptionalLong elements = elements(tensor);
        if (elements.isEmpty()) {
            problems.add(what + " has the dims " + tensor.getDimsList()
                    + "; each must be 0 or more, and their product within 64 bits");
        } else if (DataType.forNumber(tensor.getDataType()) == DataType.UNDEFINED || !tensor.hasDataType()) {
            problems.add(what + " has no element type");
        } else {
            checkLength(tensor, elements.getAsLong(), what);
        }
    }

    /** The product of the dims, or empty where one is negative or the product too large to address any content. */
    public static OptionalLong elements(TensorProto tensor) {
        long product = 1;
        for (long dim : tensor.getDimsList()) {
            if (dim < 0) {
                return OptionalLong.empty();
            }
            long high = Math.multiplyHigh(product, dim);
            product *= dim;
            if (high != 0 || product < 0 || product > Long.MAX_VALUE / 256) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(product);
    }

    private void checkLength(TensorProto tensor, long elements, String what) {
        if (tensor.hasRawData()) {
            long needed = ElementTypes.packedBytes(tensor.getDataType(), elements);
            long found = tensor.getRawData().size();
            boolean known = DataType.forNumber(tensor.getDataType()) != null;
            problems.require(
                    !known || needed == found,
                    what + " of " + ElementTypes.name(tensor.getDataType()) + " " + tensor.getDimsList()
                            + (needed < 0 ? " cannot be packed as bytes" : " needs " + needed + " bytes")
                            + ", found " + found);
            return;
        }
        long found = typedCount(tensor);
        long needed = typedNeeded(tensor.getDataType(), elements);
        problems.require(
                needed < 0 || needed == found,
                what + " of " + ElementTypes.name(tensor.getDataType()) + " " + tensor.getDimsList() + " needs "
                        + needed + " numbers, found " + found);
    }

    private static long typedCount(TensorProto tensor) {
        DataType type = DataType.forNumber(tensor.getDataType());
        if (type == null) {
            return -1;
        }
        return switch (type) {
            case FLOAT, COMPLEX64 -> tensor.getFloatDataCount();
            case DOUBLE, COMPLEX128 -> tensor.getDoubleDataCount();
            case INT64 -> tensor.getInt64DataCount();
            case UINT32, UINT64 -> tensor.getUint64DataCount();
            case STRING -> tensor.getStringDataCount();
            default -> tensor.getInt32DataCount();
        };
    }

    /** How many entries of a typed list the elements take: two for complex numbers, a half for those of four bits. */
    private static long typedNeeded(int type, long elements) {
        DataType known = DataType.forNumber(type);
        if (known == null) {
            return -1;
        }
        return switch (known) {
            case COMPLEX64, COMPLEX128 -> 2 * elements;
            case UINT4, INT4 -> (elements + 1) / 2;
            default -> elements;
        };
    }

    private static String location(TensorProto tensor) {
        return tensor.getExternalDataList().stream()
                .filter(entry -> entry.getKey().equals("location"))
                .map(StringStringEntryProto::getValue)
                .findFirst()
                .map(value -> "'" + value + "'")
                .orElse("which it does not name");
    }
}
