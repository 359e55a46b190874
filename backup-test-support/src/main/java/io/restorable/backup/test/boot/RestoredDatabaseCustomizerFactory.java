package io.restorable.backup.test.boot;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Makes the customizer of tests on restored databases. Called by Spring's test framework. */
final class RestoredDatabaseCustomizerFactory implements ContextCustomizerFactory {

    /** Called by Spring. */
    RestoredDatabaseCustomizerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        var found = TestContextAnnotationUtils.findAnnotationDescriptor(testClass, OnRestoredDatabase.class);
        return found == null
                ? null
                : new RestoredDatabaseCustomizer(
                        found.getRootDeclaringClass(),
                        Set.of(found.getAnnotation().otherDataSources()));
    }
}
