package dev.sightline.cli.command;

import dev.sightline.cli.console.ExitCode;
import dev.sightline.image.Image;
import dev.sightline.image.ImageWriter;
import dev.sightline.train.evaluate.TrainedRun;
import dev.sightline.train.look.LayerImages;
import dev.sightline.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline features}: what a layer of a trained network makes of an image. */
@Command(
        name = "features",
        description = {
            "Draw the feature maps of a layer for one image, or a layer's kernels, as one PNG file.",
            "For a classifier the sheet begins with the evidence for its predicted class in the image."
        },
        footer = {
            "",
            "Examples:",
            "  sightline features --run runs/clothing/1 --layer stem --image shirt.jpg --out stem.png",
            "  sightline features --run runs/clothing/1 --layer last --image shirt.jpg --out last.png",
            "  sightline features --run runs/clothing/1 --layer stem --kernels --out kernels.png"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class FeaturesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "Folder of the training run.")
    private Path run;

    @Option(
            names = "--checkpoint",
            defaultValue = RunFolder.BEST,
            paramLabel = "NAME",
            description = "best, latest or epoch_N (default: ${DEFAULT-VALUE}).")
    private String checkpoint;

    @Option(
            names = "--layer",
            required = true,
            paramLabel = "NAME",
            description = "stem (the first convolution), last (the last maps), or the path of a layer or module.")
    private String layer;

    @Option(names = "--image", paramLabel = "FILE", description = "The image; not with --kernels.")
    private @Nullable Path image;

    @Option(names = "--kernels", description = "Draw the kernels of the layer's convolution instead of its maps.")
    private boolean kernels;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The PNG file to write.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (kernels == (image != null)) {
            throw new ParameterException(
                    spec.commandLine(), "give --image FILE for the layer's maps, or --kernels for its kernels");
        }
        TrainedRun trained = TrainedRun.open(RunFolder.open(run), checkpoint, List.of());
        LayerImages images = new LayerImages(trained);
        Image drawn = image == null ? images.kernels(layer) : images.maps(layer, image);
        ImageWriter.writePng(drawn, out);
        spec.commandLine().getOut().println("drawn: " + out);
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
