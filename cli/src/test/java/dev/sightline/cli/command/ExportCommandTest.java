package dev.sightline.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.CommandRun;
import dev.sightline.cli.console.ExitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an unknown precision   | --precision int4                          | --precision takes fp32, fp16, int8; received 'int4'",
                "int8 options with fp32 | --keep-float model.0 --weight-bits 8      | --keep-float, --weight-bits go with --precision int8 only",
                "an int8 option in fp16 | --precision fp16 --calibration min-max    | --calibration goes with --precision int8 only",
                "an unknown method      | --precision int8 --calibration median     | --calibration takes min-max, percentile, entropy; received 'median'",
                "too few bits           | --precision int8 --weight-bits 4          | weights have 7 or 8 bits, received 4",
                "no images            | --precision int8 --calibration-images 0 | --calibration-images takes 1 or more, received 0",
            })
    void aWrongOptionIsRefusedBeforeTheRunIsOpened(String reason, String options, String message) {
        CommandRun run = CommandRun.of(("export --run no-such-run --out model.onnx " + options).split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }
}
