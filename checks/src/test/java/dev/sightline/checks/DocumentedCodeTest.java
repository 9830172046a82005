package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java shown in the documents compiles against the modules as they are. */
class DocumentedCodeTest {

    private static final Pattern BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("class (\\w+)");

    @TempDir
    Path output;

    @Test
    void everyJavaBlockOfTheDocumentsCompiles() throws IOException {
        List<Source> blocks = new ArrayList<>();
        try (Stream<Path> documents = Files.list(ProjectFiles.root().resolve("docs"))) {
            for (Path document :
                    documents.filter(file -> file.toString().endsWith(".md")).toList()) {
                Matcher block = BLOCK.matcher(Files.readString(document));
                while (block.find()) {
                    blocks.add(new Source(block.group(1)));
                }
            }
        }
        assertThat(blocks).isNotEmpty();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", output.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")),
                        null,
                        blocks)
                .call();

        assertThat(compiled).as(messages.toString()).isTrue();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String code) {
            super(URI.create("memory:///" + name(code) + ".java"), JavaFileObject.Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }

        private static String name(String code) {
            Matcher name = CLASS.matcher(code);
            assertThat(name.find()).as("a class in " + code).isTrue();
            return name.group(1);
        }
    }
}
