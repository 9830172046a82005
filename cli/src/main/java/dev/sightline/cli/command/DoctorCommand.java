package dev.sightline.cli.command;

import dev.sightline.cli.console.BuildFacts;
import dev.sightline.cli.console.ExitCode;
import dev.sightline.cli.console.JsonDocument;
import dev.sightline.cli.console.Quantity;
import dev.sightline.core.machine.Machine;
import dev.sightline.train.machine.TinyStep;
import dev.sightline.train.machine.TrainingProbe;
import java.io.File;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline doctor}: whether this machine can train, and what measurements on it depend on. */
@Command(
        name = "doctor",
        description = "Print Java, libraries, processor, memory, disk and devices, and try one tiny training step.",
        footer = {"", "Examples:", "  sightline doctor", "  sightline doctor --json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        Machine machine = Machine.current();
        long freeDisk = new File(".").getAbsoluteFile().getUsableSpace();
        Optional<TrainingProbe> probe = Optional.of(TinyStep.run());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonDocument.print(out, fields(machine, freeDisk, probe));
        } else {
            print(out, machine, freeDisk, probe);
        }
        return probe.map(TrainingProbe::reducesLoss).orElse(true) ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static void print(PrintWriter out, Machine machine, long freeDisk, Optional<TrainingProbe> probe) {
        out.printf("Sightline   %s%n", BuildFacts.version());
        out.printf("Java        %s%n", machine.java());
        out.printf("System      %s%n", machine.system());
        out.printf("Processor   %s, %d cores%n", machine.cpu(), machine.cores());
        out.printf("            %s%n", String.join(" ", machine.cpuAbilities()));
        out.printf(
                "Memory      %s, of it at most %s for Java objects%n",
                Quantity.bytes(machine.memoryBytes()), Quantity.bytes(machine.maxHeapBytes()));
        out.printf("Disk        %s free in this folder%n", Quantity.bytes(freeDisk));
        BuildFacts.libraries().forEach((name, version) -> out.printf("%-11s %s%n", name, version));
        probe.ifPresent(step -> {
            out.printf("Devices     %s%n", String.join(", ", step.devices()));
            out.printf(
                    "Training    one step on %s in %.2f s, loss %.3f -> %.3f: %s%n",
                    step.device(),
                    step.seconds(),
                    step.firstLoss(),
                    step.secondLoss(),
                    step.reducesLoss() ? "works" : "FAILS");
        });
    }

    private static Map<String, Object> fields(Machine machine, long freeDisk, Optional<TrainingProbe> probe) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sightline", BuildFacts.version());
        fields.putAll(machine.fields());
        fields.put("free-disk-bytes", freeDisk);
        fields.put("libraries", BuildFacts.libraries());
        probe.ifPresent(step -> {
            fields.put("devices", step.devices());
            fields.put("training-step", step(step));
        });
        return fields;
    }

    private static Map<String, Object> step(TrainingProbe probe) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("device", probe.device());
        fields.put("seconds", probe.seconds());
        fields.put("loss-before", probe.firstLoss());
        fields.put("loss-after", probe.secondLoss());
        fields.put("works", probe.reducesLoss());
        return fields;
    }
}
