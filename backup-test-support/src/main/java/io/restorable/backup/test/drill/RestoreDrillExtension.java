package io.restorable.backup.test.drill;

import io.restorable.backup.test.server.RestoreOn;
import io.restorable.backup.test.server.ServerPlace;
import io.restorable.backup.test.setting.Annotations;
import io.restorable.backup.test.setting.ImpossibleException;
import io.restorable.backup.test.setting.TestSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Runs the drill of {@link RestoreDrill}. Uses nothing that JUnit 5.12 lacks. */
final class RestoreDrillExtension
        implements BeforeAllCallback, BeforeEachCallback, TestInstancePreConstructCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RestoreDrillExtension.class);
    private static final String DRILL = "drill";

    @Override
    public void beforeAll(ExtensionContext context) {
        drillClass(context, context.getRequiredTestClass());
    }

    /** An instance for all methods of a class is made before {@link #beforeAll}. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
        drillClass(context, instance.getTestClass());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), RestoreDrill.class)
                .ifPresent(annotation -> keep(context, drill(context, annotation, null)));
    }

    private static void drillClass(ExtensionContext context, Class<?> testClass) {
        Optional<RestoreDrill> annotation = AnnotationSupport.findAnnotation(testClass, RestoreDrill.class);
        boolean done = find(context)
                .map(drilled -> testClass.equals(drilled.testClass()))
                .orElse(false);
        if (annotation.isPresent() && !done) {
            keep(context, drill(context, annotation.get(), testClass));
        }
    }

    private static DrilledBackup drill(
            ExtensionContext context, RestoreDrill annotation, @Nullable Class<?> testClass) {
        RestoreOn where = Annotations.find(context, RestoreOn.class).orElse(null);
        TestSettings settings = TestSettings.of(context);
        try {
            return new DrillOfTest(context, annotation, ServerPlace.of(where, settings), settings).run(testClass);
        } catch (ImpossibleException impossible) {
            if (ServerPlace.skips(where, settings)) {
                throw new TestAbortedException(impossible.getMessage(), impossible);
            }
            throw impossible;
        }
    }

    private static void keep(ExtensionContext context, DrilledBackup drilled) {
        context.getStore(NAMESPACE).put(DRILL, drilled);
        drilled.announce();
    }

    private static Optional<DrilledBackup> find(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(DRILL, DrilledBackup.class));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Annotations.isPlain(parameter)
                && DrilledBackup.gives(parameter.getParameter().getType())
                && find(context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return find(context).orElseThrow().give(parameter.getParameter().getType());
    }
}
