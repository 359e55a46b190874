package io.restorable.backup.test.setting;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks annotations of tests up. */
public final class Annotations {

    private Annotations() {}

    /** The annotation of a test method, else of its class, else of the class around that; meta-annotations count. */
    public static <A extends Annotation> Optional<A> find(ExtensionContext context, Class<A> type) {
        Optional<A> found = context.getTestMethod().flatMap(method -> AnnotationSupport.findAnnotation(method, type));
        for (@Nullable Class<?> each = context.getTestClass().orElse(null);
                found.isEmpty() && each != null;
                each = each.getEnclosingClass()) {
            found = AnnotationSupport.findAnnotation(each, type);
        }
        return found;
    }

    /**
     * Whether nobody else has been asked for a parameter: one with an annotation, or of a constructor with one, is
     * Spring's to {@code @Autowired}, or somebody else's.
     */
    public static boolean isPlain(ParameterContext parameter) {
        return parameter.getParameter().getAnnotations().length == 0
                && (!(parameter.getDeclaringExecutable() instanceof Constructor<?> constructor)
                        || constructor.getAnnotations().length == 0);
    }
}
