package dev.sightline.cli.command;

import dev.sightline.nn.Graph;
import dev.sightline.nn.catalogue.ModelFamilies;
import dev.sightline.nn.family.ClassifierFamily;
import dev.sightline.nn.family.ModelFamily;
import dev.sightline.nn.family.ModelOptions;
import dev.sightline.weights.load.RenameRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that name a network and how a file's names lead to its parameters. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class NetworkChoice {

    private static final int DETECTOR_SIZE = 640;

    @Option(names = "--family", required = true, description = "Report how the weights fit this model family.")
    private String family;

    @Option(names = "--variant", required = true, description = "Size within the family.")
    private String variant;

    @Option(names = "--classes", required = true, paramLabel = "N", description = "Number of classes.")
    private int classes;

    @Option(
            names = "--image-size",
            paramLabel = "N|WxH",
            converter = ImageSize.Converter.class,
            description = "The network's input in pixels, where its parameters depend on it (default: as published).")
    private @Nullable ImageSize imageSize;

    @Option(
            names = "--rename",
            paramLabel = "FROM=TO",
            converter = RuleConverter.class,
            description = "Names that begin with FROM begin with TO instead; may be repeated, applied in order.")
    private List<RenameRule> renames = new ArrayList<>();

    Graph graph() {
        ModelFamily chosen = ModelFamilies.named(family);
        if (imageSize != null) {
            return chosen.build(new ModelOptions(variant, classes, imageSize.width(), imageSize.height()));
        }
        int side = chosen instanceof ClassifierFamily classifier ? classifier.publishedSize() : DETECTOR_SIZE;
        return chosen.build(ModelOptions.square(variant, classes, side));
    }

    List<RenameRule> renames() {
        return renames;
    }

    /** Reads rules. */
    static final class RuleConverter implements ITypeConverter<RenameRule> {

        @Override
        public RenameRule convert(String text) {
            try {
                return RenameRule.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
