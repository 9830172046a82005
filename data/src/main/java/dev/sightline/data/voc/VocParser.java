package dev.sightline.data.voc;

import dev.sightline.core.contract.Size;
import dev.sightline.data.DatasetProblemKind;
import dev.sightline.data.source.DatasetProblemLog;
import dev.sightline.data.source.FourNumbers;
import dev.sightline.data.source.MalformedFileException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Parses one annotation file, element by element.
 *
 * <p>Nothing outside the file is ever read: document types and entities are refused, and size, depth and length of
 * texts are bounded. Objects that lack a name or a box become problems; broken XML is a {@link MalformedFileException}.
 */
final class VocParser {

    private static final long MAXIMUM_BYTES = 32L << 20;
    private static final int MAXIMUM_DEPTH = 32;
    private static final int MAXIMUM_TEXT = 1 << 12;
    private static final List<String> FLAGS_NOT_KEPT = List.of("truncated", "occluded");

    private final Path file;
    private final DatasetProblemLog problems;
    private final List<VocObject> objects = new ArrayList<>();
    private final Map<String, Integer> notKept = new TreeMap<>();
    private final Map<String, String> imageFields = new HashMap<>();
    private final Map<String, String> objectFields = new HashMap<>();
    private int objectLine;

    private VocParser(Path file, DatasetProblemLog problems) {
        this.file = file;
        this.problems = problems;
    }

    static VocFile parse(Path file, DatasetProblemLog problems) throws IOException, MalformedFileException {
        if (Files.size(file) > MAXIMUM_BYTES) {
            throw new MalformedFileException(
                    0, "annotations of one image are at most " + MAXIMUM_BYTES + " bytes, found " + Files.size(file));
        }
        VocParser parser = new VocParser(file, problems);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            parser.parse(in);
        }
        return new VocFile(
                parser.imageFields.getOrDefault("filename", ""),
                parser.size(),
                List.copyOf(parser.objects),
                Map.copyOf(parser.notKept));
    }

    private void parse(InputStream in) throws MalformedFileException {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(in);
            try {
                readDocument(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
            throw new MalformedFileException(line, "not well-formed XML: " + firstLine(e), e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private void readDocument(XMLStreamReader reader) throws XMLStreamException, MalformedFileException {
        List<String> path = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            int line = Math.max(0, reader.getLocation().getLineNumber());
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    path.add(reader.getLocalName());
                    start(path, Math.max(line, reader.getLocation().getLineNumber()));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end(path, text.toString().strip());
                    text.setLength(0);
                    path.remove(path.size() - 1);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    requireLength(text.length() + reader.getTextLength(), line);
                    text.append(reader.getText());
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedFileException(line, "document types and entities are not accepted");
                default -> {}
            }
        }
    }

    private static void requireLength(int length, int line) throws MalformedFileException {
        if (length > MAXIMUM_TEXT) {
            throw new MalformedFileException(line, "a text is longer than " + MAXIMUM_TEXT + " characters");
        }
    }

    private void start(List<String> path, int line) throws MalformedFileException {
        if (path.size() > MAXIMUM_DEPTH) {
            throw new MalformedFileException(line, "elements are nested more than " + MAXIMUM_DEPTH + " deep");
        }
        if (path.size() == 1 && !path.get(0).equals("annotation")) {
            throw new MalformedFileException(
                    line, "the root element must be <annotation>, found <" + path.get(0) + ">");
        }
        if (isObject(path, 2)) {
            objectFields.clear();
            objectLine = line;
        } else if (isObject(path, 3) && path.get(2).equals("part")) {
            notKept.merge("part of an object", 1, Integer::sum);
        }
    }

    private void end(List<String> path, String text) {
        if (isObject(path, 2)) {
            finishObject();
        } else if (isObject(path, 3)) {
            objectFields.putIfAbsent(path.get(2), text);
        } else if (isObject(path, 4) && path.get(2).equals("bndbox")) {
            objectFields.putIfAbsent("bndbox/" + path.get(3), text);
        } else if (path.size() == 2) {
            imageFields.putIfAbsent(path.get(1), text);
        } else if (path.size() == 3 && path.get(1).equals("size")) {
            imageFields.putIfAbsent("size/" + path.get(2), text);
        }
    }

    private static boolean isObject(List<String> path, int depth) {
        return path.size() == depth && path.get(1).equals("object");
    }

    private void finishObject() {
        String name = objectFields.getOrDefault("name", "");
        if (name.isBlank()) {
            problem("an <object> has no <name>");
            return;
        }
        FourNumbers edges = new FourNumbers(edge("xmin"), edge("ymin"), edge("xmax"), edge("ymax"));
        if (!edges.finite()) {
            problem("the '" + name + "' has no <bndbox> with numbers in <xmin>, <ymin>, <xmax>, <ymax>, found "
                    + edges);
            return;
        }
        for (String flag : FLAGS_NOT_KEPT) {
            if (isSet(flag)) {
                notKept.merge(flag + " flag", 1, Integer::sum);
            }
        }
        objects.add(new VocObject(name, edges, isSet("difficult"), objectLine));
    }

    private double edge(String name) {
        return number(objectFields.getOrDefault("bndbox/" + name, ""));
    }

    private boolean isSet(String flag) {
        String text = objectFields.getOrDefault(flag, "0");
        return text.equals("1") || text.equalsIgnoreCase("true");
    }

    private Optional<Size> size() {
        double width = number(imageFields.getOrDefault("size/width", ""));
        double height = number(imageFields.getOrDefault("size/height", ""));
        // Some tools write 0 x 0 for "not known".
        return width >= 1 && height >= 1 ? Optional.of(new Size((int) width, (int) height)) : Optional.empty();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void problem(String message) {
        problems.add(DatasetProblemKind.MALFORMED_FILE, file, objectLine, message);
    }

    private static String firstLine(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        return at < 0 ? message.lines().findFirst().orElse("") : message.substring(at + "Message: ".length());
    }
}
