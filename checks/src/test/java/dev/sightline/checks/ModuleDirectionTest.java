package dev.sightline.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The direction of dependencies, as ARCHITECTURE.md draws it; the POMs hold the same lines from the other side. */
class ModuleDirectionTest {

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("config", Set.of("core")),
            Map.entry("image", Set.of("core")),
            Map.entry("nn", Set.of("core")),
            Map.entry("data", Set.of("core", "config", "image")),
            Map.entry("torch", Set.of("core", "nn")),
            Map.entry("onnx", Set.of("core", "nn")),
            Map.entry("weights", Set.of("core", "nn")),
            Map.entry("train", Set.of("core", "config", "image", "data", "nn", "torch", "onnx", "weights")),
            Map.entry("infer", Set.of("core", "config", "image", "onnx")),
            Map.entry(
                    "deploy",
                    Set.of("core", "config", "image", "data", "nn", "torch", "onnx", "weights", "train", "infer")),
            Map.entry("video", Set.of("core", "image")),
            Map.entry(
                    "cli",
                    Set.of(
                            "core", "config", "image", "data", "nn", "torch", "onnx", "weights", "train", "infer",
                            "deploy", "video")));

    @Test
    void modulesUseOnlyThoseBelowThem() {
        classes().should(useOnlyModulesBelow()).check(ProjectClasses.shipped());
    }

    @Test
    void everyModuleIsKnownToTheRules() {
        Set<String> found = new TreeSet<>();
        ProjectClasses.shipped().forEach(type -> found.add(ProjectClasses.module(type)));

        assertThat(found).containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ProjectClasses.ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(ProjectClasses.shipped());
    }

    @Test
    void packagesAreAtMostOneLevelBelowTheirModule() {
        assertThat(ProjectClasses.shipped())
                .extracting(JavaClass::getPackageName)
                .allMatch(name -> name.substring(ProjectClasses.ROOT.length())
                                .chars()
                                .filter(c -> c == '.')
                                .count()
                        <= 2);
    }

    private static ArchCondition<JavaClass> useOnlyModulesBelow() {
        return new ArchCondition<>("use only modules below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String module = ProjectClasses.module(type);
                Set<String> allowed = MAY_USE.getOrDefault(module, Set.of());
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    if (ProjectClasses.isOurs(target)) {
                        String used = ProjectClasses.module(target);
                        if (!used.equals(module) && !allowed.contains(used)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, module + " must not use " + used + ": " + dependency.getDescription()));
                        }
                    }
                }
            }
        };
    }
}
