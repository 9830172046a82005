package dev.sightline.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the build wrote into its resources: Sightline's version and those of the libraries inside. */
public final class BuildFacts {

    private BuildFacts() {}

    /** Sightline's own version. */
    public static String version() {
        return load("version.properties").getOrDefault("version", "unknown");
    }

    /** Versions of the libraries a measurement may depend on, by name. */
    public static Map<String, String> libraries() {
        return load("libraries.properties");
    }

    private static Map<String, String> load(String resource) {
        Properties properties = new Properties();
        try (InputStream file = BuildFacts.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is missing beside " + BuildFacts.class.getName());
            }
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
        Map<String, String> facts = new TreeMap<>();
        properties.forEach((key, value) -> facts.put(key.toString(), value.toString()));
        return facts;
    }
}
