package dev.sightline.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Rules of style that a compiler does not check. */
class CodeRuleTest {

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ProjectClasses.ROOT + ".cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ProjectClasses.shipped());
    }

    @Test
    void onlyTheCommandLineEndsTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ProjectClasses.ROOT + ".cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(ProjectClasses.shipped());
    }

    @Test
    void nothingIsFoundByReflectionOrScanning() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class)
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .check(ProjectClasses.shipped());
    }

    @Test
    void noStaticFieldCanBeReplaced() {
        fields().that().areStatic().should().beFinal().check(ProjectClasses.shipped());
    }

    @Test
    void namesStateWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(".*[.$](Abstract|Base)[A-Z]\\w*")
                .andShould()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Base)")
                .check(ProjectClasses.shipped());
    }

    @Test
    void exceptionsStateWhoseErrorItIs() {
        noClasses()
                .should()
                .callConstructor(RuntimeException.class, String.class)
                .orShould()
                .callConstructor(RuntimeException.class, String.class, Throwable.class)
                .orShould()
                .callConstructor(RuntimeException.class, Throwable.class)
                .because("use IllegalArgumentException, IllegalStateException or the module's own exception")
                .check(ProjectClasses.shipped().that(new NotAnException()));
    }
}
