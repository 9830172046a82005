package dev.sightline.infer.predict;

import dev.sightline.core.contract.BoxCoding;
import dev.sightline.core.contract.BoxCodingVisitor;
import dev.sightline.core.contract.ClassificationHead;
import dev.sightline.core.contract.Contract;
import dev.sightline.core.contract.DetectionHead;
import dev.sightline.core.contract.Head;
import dev.sightline.core.contract.InputContract;
import dev.sightline.core.contract.Layout;
import dev.sightline.core.contract.Size;
import dev.sightline.infer.session.TensorPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a contract with what a model file declares, before the first image. */
final class ContractCheck implements Head.Visitor<Boolean>, BoxCodingVisitor<Boolean> {

    private final Contract contract;
    private final List<TensorPort> outputs;
    private final List<String> problems = new ArrayList<>();

    private ContractCheck(Contract contract, List<TensorPort> outputs) {
        this.contract = contract;
        this.outputs = outputs;
    }

    /**
     * Refuses a contract that cannot be the model's.
     *
     * @throws IllegalArgumentException with every contradiction found
     */
    static void require(String model, Contract contract, List<TensorPort> inputs, List<TensorPort> outputs) {
        ContractCheck check = new ContractCheck(contract, outputs);
        check.input(inputs);
        contract.head().accept(check);
        if (!check.problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "the contract does not fit " + model + ": " + String.join("; ", check.problems));
        }
    }

    private void input(List<TensorPort> inputs) {
        if (inputs.size() != 1) {
            problems.add("the model takes " + inputs.size() + " inputs " + inputs + ", a contract feeds one");
            return;
        }
        TensorPort port = inputs.get(0);
        if (port.dimensions().size() != 4) {
            problems.add("the input " + port + " needs 4 axes");
            return;
        }
        InputContract input = contract.input();
        boolean planes = input.layout() == Layout.NCHW;
        requireSize(port, planes ? 1 : 3, input.color().channels(), "channels of " + input.color());
        Optional<Size> canvas = input.resize().canvas();
        if (canvas.isPresent()) {
            requireSize(port, planes ? 2 : 1, canvas.get().height(), "rows");
            requireSize(port, planes ? 3 : 2, canvas.get().width(), "columns");
        }
    }

    @Override
    public Boolean visit(DetectionHead head) {
        int alignment = head.coding().alignment();
        contract.input().resize().canvas().ifPresent(canvas -> {
            if (canvas.width() % alignment != 0 || canvas.height() % alignment != 0) {
                problems.add("the input of " + canvas + " is not a multiple of the coarsest stride, " + alignment);
            }
        });
        return head.coding().accept(this);
    }

    @Override
    public Boolean visit(ClassificationHead head) {
        TensorPort port = output(head.output());
        if (port != null && port.dimensions().size() >= 2) {
            requireSize(port, 1, head.firstClass() + classes(), "numbers for " + labels());
        }
        return true;
    }

    @Override
    public Boolean visit(BoxCoding.DistanceMaps maps) {
        for (int stride : maps.strides()) {
            axes(output(BoxCoding.DistanceMaps.boxes(stride)), 4, 1, 4 * maps.bins(), "channels for 4 distances");
            axes(output(BoxCoding.DistanceMaps.scores(stride)), 4, 1, classes(), "channels for " + labels());
        }
        return true;
    }

    @Override
    public Boolean visit(BoxCoding.YoloxCells cells) {
        TensorPort port = output(cells.output());
        axes(port, 3, 2, 5 + classes(), "numbers a cell for a box, its objectness and " + labels());
        contract.input().resize().canvas().ifPresent(canvas -> {
            int expected = cells.strides().stream()
                    .mapToInt(stride -> (canvas.width() / stride) * (canvas.height() / stride))
                    .sum();
            axes(port, 3, 1, expected, "cells for strides " + cells.strides() + " on " + canvas);
        });
        return true;
    }

    @Override
    public Boolean visit(BoxCoding.DecodedBoxes boxes) {
        axes(output(boxes.boxes()), 3, 2, 4, "edges of a box");
        axes(output(boxes.scores()), 3, 2, classes(), "scores for " + labels());
        return true;
    }

    @Override
    public Boolean visit(BoxCoding.SuppressedBoxes boxes) {
        axes(output(boxes.output()), 2, 1, 7, "columns");
        return true;
    }

    private int classes() {
        return contract.labels().size();
    }

    private String labels() {
        return classes() + (classes() == 1 ? " label" : " labels");
    }

    private @Nullable TensorPort output(String name) {
        for (TensorPort port : outputs) {
            if (port.name().equals(name)) {
                return port;
            }
        }
        problems.add("the model has no output '" + name + "', it has " + outputs);
        return null;
    }

    private void axes(@Nullable TensorPort port, int axes, int axis, int expected, String what) {
        if (port == null) {
            return;
        }
        if (port.dimensions().size() == axes) {
            requireSize(port, axis, expected, what);
        } else if (!port.dimensions().isEmpty()) {
            String problem = "the output " + port + " needs " + axes + " axes";
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }
    }

    private void requireSize(TensorPort port, int axis, int expected, String what) {
        if (!port.isDynamic(axis) && port.dimensions().get(axis) != expected) {
            problems.add("axis " + axis + " of " + port + " should be " + expected + " (" + what + ")");
        }
    }
}
