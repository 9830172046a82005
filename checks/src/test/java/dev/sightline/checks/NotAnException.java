package dev.sightline.checks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** An exception of our own may extend RuntimeException, and then calls its constructor. */
final class NotAnException extends DescribedPredicate<JavaClass> {

    NotAnException() {
        super("are no exceptions");
    }

    @Override
    public boolean test(JavaClass type) {
        return !type.isAssignableTo(Throwable.class);
    }
}
