package io.restorable.backup.test.database.tools;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link NeedsPgTools}, and says on the standard output which of these tests ran. */
final class NeedsPgToolsExtension implements ExecutionCondition, AfterTestExecutionCallback {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        int wanted = wanted(context);
        var tools = PgTools.find(wanted);
        if (tools.isPresent()) {
            return ConditionEvaluationResult.enabled("there are " + tools.get());
        }
        if ("required".equals(System.getenv("RESTORABLE_INTEROP"))) {
            throw new IllegalStateException(PgTools.missing(wanted) + " RESTORABLE_INTEROP forbids to skip this test.");
        }
        return ConditionEvaluationResult.disabled(PgTools.missing(wanted));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        System.out.printf(
                "interop test ran with %s: %s %s%n",
                PgTools.require(wanted(context)),
                context.getRequiredTestClass().getSimpleName(),
                context.getDisplayName());
    }

    private static int wanted(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsPgTools.class)
                .or(() -> context.getTestClass()
                        .flatMap(type -> AnnotationSupport.findAnnotation(type, NeedsPgTools.class)))
                .map(NeedsPgTools::value)
                .orElse(0);
    }
}
