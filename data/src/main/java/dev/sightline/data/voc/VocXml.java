package dev.sightline.data.voc;

import dev.sightline.core.geometry.Box;
import dev.sightline.core.label.LabelMap;
import dev.sightline.data.BoxAnnotation;
import dev.sightline.data.Sample;

/** The text of one annotation file. Whole numbers are written without a fraction, others with all their digits. */
final class VocXml {

    private static final double LARGEST_EXACT = 1L << 53;

    private VocXml() {}

    static String of(Sample sample, String fileName, LabelMap labels) {
        StringBuilder text = new StringBuilder("<annotation>\n");
        int slash = fileName.lastIndexOf('/');
        element(text, "\t", "folder", "JPEGImages" + (slash < 0 ? "" : "/" + fileName.substring(0, slash)));
        element(text, "\t", "filename", fileName.substring(slash + 1));
        text.append("\t<size>\n");
        element(text, "\t\t", "width", Integer.toString(sample.width()));
        element(text, "\t\t", "height", Integer.toString(sample.height()));
        element(text, "\t\t", "depth", "3");
        text.append("\t</size>\n");
        element(text, "\t", "segmented", "0");
        for (BoxAnnotation annotation : sample.boxes()) {
            object(text, annotation, labels);
        }
        return text.append("</annotation>\n").toString();
    }

    private static void object(StringBuilder text, BoxAnnotation annotation, LabelMap labels) {
        Box.Pixels box = annotation.box();
        text.append("\t<object>\n");
        element(text, "\t\t", "name", labels.name(annotation.label()));
        element(text, "\t\t", "pose", "Unspecified");
        element(text, "\t\t", "truncated", "0");
        element(text, "\t\t", "difficult", annotation.difficult() ? "1" : "0");
        text.append("\t\t<bndbox>\n");
        element(text, "\t\t\t", "xmin", number(box.xMin()));
        element(text, "\t\t\t", "ymin", number(box.yMin()));
        element(text, "\t\t\t", "xmax", number(box.xMax()));
        element(text, "\t\t\t", "ymax", number(box.yMax()));
        text.append("\t\t</bndbox>\n\t</object>\n");
    }

    private static void element(StringBuilder text, String indent, String name, String value) {
        text.append(indent).append('<').append(name).append('>');
        text.append(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        text.append("</").append(name).append(">\n");
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
