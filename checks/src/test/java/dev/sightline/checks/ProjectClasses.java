package dev.sightline.checks;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes that Sightline ships, read once for all rules. */
final class ProjectClasses {

    static final String ROOT = "dev.sightline";

    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .withImportOption(location -> !location.contains("/dev/sightline/checks/"))
            .importPackages(ROOT);

    private ProjectClasses() {}

    static JavaClasses shipped() {
        return SHIPPED;
    }

    /** The module that owns a class: the word after {@code dev.sightline}. */
    static String module(JavaClass type) {
        return type.getPackageName().substring(ROOT.length() + 1).split("\\.", 2)[0];
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT + ".");
    }
}
