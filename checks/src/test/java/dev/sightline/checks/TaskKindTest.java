package dev.sightline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.sightline.core.contract.Head;
import dev.sightline.core.result.Detections;
import dev.sightline.core.result.Prediction;
import dev.sightline.data.Annotation;
import dev.sightline.train.recipe.TrainingRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The kinds of a task are visited, so that the compiler finds every place that a new one touches. Only the package that
 * declares a closed set may ask which kind it has.
 */
class TaskKindTest {

    private static final List<Class<?>> VISITED =
            List.of(Annotation.class, Prediction.class, Head.class, TrainingRecipe.class);

    private static final Set<JavaClass> KINDS = ProjectClasses.shipped().stream()
            .filter(type -> !type.isInterface() && VISITED.stream().anyMatch(type::isAssignableTo))
            .collect(Collectors.toSet());

    @Test
    void aKindIsNeverAskedForWithInstanceof() {
        List<String> found = new ArrayList<>();
        for (JavaClass type : ProjectClasses.shipped()) {
            type.getInstanceofChecks().stream()
                    .filter(check -> isKindFromElsewhere(check.getRawType(), type))
                    .forEach(check -> found.add(check.getOwner().getFullName() + ", line " + check.getLineNumber()
                            + ": instanceof " + check.getRawType().getSimpleName()));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void aKindIsNeverAskedForByItsClass() {
        List<String> found = new ArrayList<>();
        for (JavaClass type : ProjectClasses.shipped()) {
            type.getReferencedClassObjects().stream()
                    .filter(reference -> isKindFromElsewhere(reference.getRawType(), type))
                    .forEach(reference ->
                            found.add(reference.getOwner().getFullName() + ", line " + reference.getLineNumber() + ": "
                                    + reference.getRawType().getSimpleName() + ".class"));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void aKindIsNeverCast() {
        Set<String> packages = KINDS.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Pattern cast = Pattern.compile("\\((?:%s)\\)\\s*[\\w(]"
                .formatted(KINDS.stream().map(JavaClass::getSimpleName).sorted().collect(Collectors.joining("|"))));
        Set<String> found = new TreeSet<>();
        for (Path file : ProjectFiles.mainSources()) {
            String name = ProjectFiles.relative(file);
            ProjectFiles.lines(file).stream()
                    .filter(line ->
                            !line.strip().startsWith("*") && cast.matcher(line).find())
                    .filter(line -> packages.stream().noneMatch(own -> name.contains(own.replace('.', '/'))))
                    .forEach(line -> found.add(name + ": " + line.strip()));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void theRulesSeeTheChecksOfADeclaringPackage() {
        assertThat(ProjectClasses.shipped().get(Detections.class).getInstanceofChecks())
                .anyMatch(check -> KINDS.contains(check.getRawType()));
    }

    @Test
    void everySetHasKinds() {
        assertThat(VISITED)
                .allSatisfy(set -> assertThat(KINDS).as("kinds of %s", set).anyMatch(kind -> kind.isAssignableTo(set)));
    }

    private static boolean isKindFromElsewhere(JavaClass asked, JavaClass asking) {
        return KINDS.contains(asked) && !asked.getPackageName().equals(asking.getPackageName());
    }
}
