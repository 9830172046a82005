package dev.sightline.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each library has one or two owners; no one else meets its types. */
class LibraryBoundaryTest {

    private static final List<String> FOREIGN =
            List.of("org.bytedeco", "ai.onnxruntime", "ai.onnx.proto", "com.google.protobuf");

    /** Rooms whose classes show such types to the other rooms of their module; no other module enters them. */
    private static final List<String> INNER_ROOMS = List.of(
            ProjectClasses.ROOT + ".torch.execute",
            ProjectClasses.ROOT + ".onnx.proto",
            ProjectClasses.ROOT + ".onnx.check");

    @ParameterizedTest(name = "{0} is used by {1} alone")
    @CsvSource({
        "org.bytedeco.opencv.., image",
        "org.bytedeco.pytorch.., torch",
        "org.bytedeco.openblas.., torch",
        "org.bytedeco.ffmpeg.., video",
        "ai.onnx.proto.., onnx",
        "org.tribuo.., onnx",
        "com.fasterxml.jackson.dataformat.yaml.., config",
        "org.yaml.snakeyaml.., config",
        "org.knowm.xchart.., train",
        "ai.onnxruntime.., infer",
        "picocli.., cli",
        "me.tongfei.., cli",
        "ch.qos.logback.., cli"
    })
    void aLibraryHasOneOwner(String packages, String owner) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ProjectClasses.ROOT + "." + owner + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packages)
                .check(ProjectClasses.shipped());
    }

    /** ONNX files, and the event files of TensorBoard. */
    @Test
    void onlyOnnxAndTheTrackingOfRunsKnowProtobuf() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ProjectClasses.ROOT + ".onnx..", ProjectClasses.ROOT + ".train.tracking..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.protobuf..")
                .check(ProjectClasses.shipped());
    }

    @Test
    void onlyImageTorchAndVideoKnowBytedeco() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ProjectClasses.ROOT + ".image..",
                        ProjectClasses.ROOT + ".torch..",
                        ProjectClasses.ROOT + ".video..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(ProjectClasses.shipped());
    }

    @Test
    void onlyTrainAndCliLog() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ProjectClasses.ROOT + ".train..", ProjectClasses.ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(ProjectClasses.shipped());
    }

    @Test
    void typesOfNativeLibrariesAndOfProtobufStayOutOfPublicSignatures() {
        ArchRuleDefinition.classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackages(INNER_ROOMS.toArray(String[]::new))
                .should(keepForeignTypesInside())
                .check(ProjectClasses.shipped());
    }

    @Test
    void innerRoomsAreEnteredByTheirOwnModuleAlone() {
        for (String room : INNER_ROOMS) {
            String module = room.substring(0, room.lastIndexOf('.'));
            noClasses()
                    .that()
                    .resideOutsideOfPackage(module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(room)
                    .check(ProjectClasses.shipped());
        }
    }

    private static ArchCondition<JavaClass> keepForeignTypesInside() {
        return new ArchCondition<>("have no native or protobuf type in a public or protected signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMembers().stream()
                        .filter(LibraryBoundaryTest::isVisible)
                        .filter(member -> involved(member).stream()
                                .anyMatch(part -> FOREIGN.stream().anyMatch(part.getPackageName()::startsWith)))
                        .forEach(member -> events.add(SimpleConditionEvent.violated(
                                type, member.getFullName() + " shows a native or protobuf type")));
            }
        };
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Set<JavaClass> involved(JavaMember member) {
        Set<JavaClass> types = new HashSet<>();
        if (member instanceof JavaField field) {
            types.addAll(field.getType().getAllInvolvedRawTypes());
        }
        if (member instanceof JavaCodeUnit code) {
            types.addAll(code.getReturnType().getAllInvolvedRawTypes());
            code.getParameterTypes().forEach(parameter -> types.addAll(parameter.getAllInvolvedRawTypes()));
        }
        return types;
    }
}
