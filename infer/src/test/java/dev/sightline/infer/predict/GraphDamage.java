package dev.sightline.infer.predict;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** What a defective writer does to a model: a well-formed file with wrong content. */
enum GraphDamage {
    /** Sizes that the stored numbers do not fill. */
    STORED_SIZES {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            TensorProto.Builder tensor = stored(model.getGraphBuilder(), random);
            tensor.clearDims().addAllDims(sizes(random));
        }
    },
    /** Other sizes, and numbers that fill them. */
    STORED_SHAPE {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            TensorProto.Builder tensor = stored(model.getGraphBuilder(), random);
            tensor.clearDims();
            long elements = 1;
            for (int axes = random.nextInt(6); axes > 0; axes--) {
                long size = random.nextInt(random.nextBoolean() ? 3 : 12);
                elements *= size;
                tensor.addDims(size);
            }
            fill(tensor, (int) Math.min(elements, 100_000), random);
        }
    },
    STORED_TYPE {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            TensorProto.Builder tensor = stored(model.getGraphBuilder(), random);
            long elements =
                    tensor.getDimsList().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
            tensor.setDataType(random.nextInt(24));
            fill(tensor, (int) Math.min(elements, 100_000), random);
        }
    },
    STORED_NUMBERS {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            TensorProto.Builder tensor = stored(model.getGraphBuilder(), random);
            byte[] raw = new byte[tensor.getRawData().size()];
            random.nextBytes(raw);
            tensor.setRawData(ByteString.copyFrom(raw));
        }
    },
    DECLARED_SHAPE {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            var shape = declared(model.getGraphBuilder(), random)
                    .getTypeBuilder()
                    .getTensorTypeBuilder()
                    .getShapeBuilder();
            if (random.nextBoolean() && shape.getDimCount() > 0) {
                shape.getDimBuilder(random.nextInt(shape.getDimCount())).setDimValue(size(random));
            } else {
                shape.clearDim();
                sizes(random).forEach(size -> shape.addDimBuilder().setDimValue(size));
            }
        }
    },
    DECLARED_TYPE {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            ValueInfoProto.Builder value = declared(model.getGraphBuilder(), random);
            if (random.nextInt(4) == 0) {
                value.clearType();
            } else {
                value.getTypeBuilder().getTensorTypeBuilder().setElemType(random.nextInt(24));
            }
        }
    },
    NODE_LOST {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            GraphProto.Builder graph = model.getGraphBuilder();
            graph.removeNode(random.nextInt(graph.getNodeCount()));
        }
    },
    NODE_TWICE {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            model.getGraphBuilder()
                    .addNode(node(model.getGraphBuilder(), random).build());
        }
    },
    NODES_SHUFFLED {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            GraphProto.Builder graph = model.getGraphBuilder();
            List<NodeProto> nodes = new ArrayList<>(graph.getNodeList());
            Collections.shuffle(nodes, random);
            graph.clearNode().addAllNode(nodes);
        }
    },
    OPERATOR_CHANGED {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            node(model.getGraphBuilder(), random).setOpType(pick(OPERATORS, random));
        }
    },
    /** A name nothing has, no name, or the name of another tensor, which may make a cycle. */
    EDGE_MOVED {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            GraphProto.Builder graph = model.getGraphBuilder();
            NodeProto.Builder node = node(graph, random);
            String name = random.nextInt(4) == 0 ? (random.nextBoolean() ? "" : "nothing") : tensor(graph, random);
            if (random.nextBoolean() && node.getOutputCount() > 0) {
                node.setOutput(random.nextInt(node.getOutputCount()), name);
            } else if (node.getInputCount() > 0) {
                node.setInput(random.nextInt(node.getInputCount()), name);
            }
        }
    },
    /** Nodes sorted as they should be, each reading any tensor that is there. */
    EDGE_MOVED_BACK {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            GraphProto.Builder graph = model.getGraphBuilder();
            int at = random.nextInt(graph.getNodeCount());
            List<String> there = new ArrayList<>(List.of("image"));
            graph.getInitializerList().forEach(tensor -> there.add(tensor.getName()));
            graph.getNodeList().subList(0, at).forEach(node -> there.addAll(node.getOutputList()));
            NodeProto.Builder node = graph.getNodeBuilder(at);
            if (node.getInputCount() > 0) {
                node.setInput(random.nextInt(node.getInputCount()), pick(there, random));
            }
        }
    },
    EDGE_LOST {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            NodeProto.Builder node = node(model.getGraphBuilder(), random);
            List<String> inputs = new ArrayList<>(node.getInputList());
            if (!inputs.isEmpty()) {
                inputs.remove(random.nextInt(inputs.size()));
            }
            node.clearInput().addAllInput(inputs);
        }
    },
    EDGE_ADDED {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            GraphProto.Builder graph = model.getGraphBuilder();
            node(graph, random).addInput(tensor(graph, random));
        }
    },
    ATTRIBUTE_NUMBERS {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            AttributeProto.Builder attribute = attribute(model.getGraphBuilder(), random);
            if (attribute.getIntsCount() > 0) {
                attribute.setInts(random.nextInt(attribute.getIntsCount()), size(random));
            } else {
                attribute.setI(size(random)).setF(Float.intBitsToFloat(random.nextInt()));
            }
        }
    },
    ATTRIBUTE_LENGTH {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            AttributeProto.Builder attribute = attribute(model.getGraphBuilder(), random);
            attribute.clearInts().addAllInts(sizes(random)).setType(AttributeProto.AttributeType.INTS);
        }
    },
    ATTRIBUTE_LOST {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            node(model.getGraphBuilder(), random).clearAttribute();
        }
    },
    ATTRIBUTE_OF_ANOTHER {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            GraphProto.Builder graph = model.getGraphBuilder();
            node(graph, random).addAttribute(attribute(graph, random).build());
        }
    },
    VERSIONS {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            if (random.nextBoolean()) {
                model.setIrVersion(random.nextInt(16) - 2);
            } else {
                model.getOpsetImportBuilder(0).setVersion(random.nextInt(4) == 0 ? size(random) : random.nextInt(26));
            }
        }
    },
    CONTRACT_CUT {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            String text = model.getMetadataProps(0).getValue();
            model.getMetadataPropsBuilder(0).setValue(text.substring(0, random.nextInt(text.length())));
        }
    },
    CONTRACT_NUMBERS {
        @Override
        void apply(ModelProto.Builder model, Random random) {
            String text = model.getMetadataProps(0).getValue();
            int all = text.split("\\d+", -1).length - 1;
            int chosen = random.nextInt(all);
            int[] seen = {0};
            model.getMetadataPropsBuilder(0)
                    .setValue(Pattern.compile("\\d+")
                            .matcher(text)
                            .replaceAll(found -> seen[0]++ == chosen ? Long.toString(size(random)) : found.group()));
        }
    };

    private static final List<String> OPERATORS = List.of(
            ("Add Mul Conv ConvTranspose MaxPool AveragePool GlobalAveragePool Gemm MatMul Concat Split Slice Reshape"
                            + " Transpose Flatten Softmax Sigmoid Resize Gather GatherElements ScatterND Tile Expand Pad"
                            + " ConstantOfShape Range NonMaxSuppression TopK Squeeze Unsqueeze ReduceMax Shape Cast Where If"
                            + " Loop QuantizeLinear DequantizeLinear LSTM Nothing")
                    .split(" "));

    /** Changes the model in one place. */
    abstract void apply(ModelProto.Builder model, Random random);

    private static TensorProto.Builder stored(GraphProto.Builder graph, Random random) {
        return graph.getInitializerBuilder(random.nextInt(graph.getInitializerCount()));
    }

    private static NodeProto.Builder node(GraphProto.Builder graph, Random random) {
        return graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
    }

    /** Of a node that has one: every model has some. */
    private static AttributeProto.Builder attribute(GraphProto.Builder graph, Random random) {
        while (true) {
            NodeProto.Builder node = node(graph, random);
            if (node.getAttributeCount() > 0) {
                return node.getAttributeBuilder(random.nextInt(node.getAttributeCount()));
            }
        }
    }

    private static ValueInfoProto.Builder declared(GraphProto.Builder graph, Random random) {
        return random.nextBoolean()
                ? graph.getInputBuilder(random.nextInt(graph.getInputCount()))
                : graph.getOutputBuilder(random.nextInt(graph.getOutputCount()));
    }

    private static String tensor(GraphProto.Builder graph, Random random) {
        return random.nextInt(3) == 0
                ? stored(graph, random).getName()
                : pick(node(graph, random).getOutputList(), random);
    }

    private static void fill(TensorProto.Builder tensor, int elements, Random random) {
        int each = switch (tensor.getDataType()) {
            case TensorProto.DataType.INT64_VALUE,
                    TensorProto.DataType.DOUBLE_VALUE,
                    TensorProto.DataType.UINT64_VALUE -> 8;
            case TensorProto.DataType.UINT8_VALUE, TensorProto.DataType.INT8_VALUE, TensorProto.DataType.BOOL_VALUE ->
                1;
            case TensorProto.DataType.FLOAT16_VALUE,
                    TensorProto.DataType.INT16_VALUE,
                    TensorProto.DataType.BFLOAT16_VALUE -> 2;
            default -> 4;
        };
        byte[] raw = new byte[elements * each];
        random.nextBytes(raw);
        tensor.setRawData(ByteString.copyFrom(raw));
    }

    private static List<Long> sizes(Random random) {
        List<Long> sizes = new ArrayList<>();
        for (int axes = random.nextInt(6); axes > 0; axes--) {
            sizes.add(size(random));
        }
        return sizes;
    }

    /** Mostly small, sometimes nonsense. */
    private static long size(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> -1 - random.nextInt(3);
            case 2 -> 1L << random.nextInt(63);
            case 3 -> random.nextLong();
            case 4 -> Integer.MAX_VALUE - random.nextInt(2);
            default -> random.nextInt(20);
        };
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
