package io.restorable.backup.test.database.tools;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link NeedsPrograms}, and says on the standard output which of these tests ran. */
final class NeedsProgramsExtension implements ExecutionCondition, AfterTestExecutionCallback {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var missing =
                wanted(context).filter(name -> Program.find(name).isEmpty()).toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("all programs are there");
        }
        var reason = "Not on PATH: " + String.join(", ", missing) + ".";
        if ("required".equals(System.getenv("RESTORABLE_INTEROP"))) {
            throw new IllegalStateException(reason + " RESTORABLE_INTEROP forbids to skip this test.");
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        System.out.printf(
                "interop test ran with %s: %s %s%n",
                String.join(", ", wanted(context).toList()),
                context.getRequiredTestClass().getSimpleName(),
                context.getDisplayName());
    }

    private static Stream<String> wanted(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsPrograms.class)
                .or(() -> context.getTestClass()
                        .flatMap(type -> AnnotationSupport.findAnnotation(type, NeedsPrograms.class)))
                .map(annotation -> List.of(annotation.value()))
                .orElse(List.of())
                .stream();
    }
}
