package io.restorable.backup.test.stores.azure;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link NeedsAzurite}, and says on the standard output which of these tests ran. */
final class NeedsAzuriteExtension implements ExecutionCondition, AfterAllCallback {

    private static final String MISSING = "There is no azurite-blob on the path (npm install -g azurite@3.37.0).";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Azurite.program().isPresent()) {
            return ConditionEvaluationResult.enabled("there is Azurite");
        }
        if ("required".equals(System.getenv("RESTORABLE_INTEROP"))) {
            throw new IllegalStateException(MISSING + " RESTORABLE_INTEROP forbids to skip this test.");
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        System.out.printf(
                "interop test ran with Azurite: %s%n",
                context.getRequiredTestClass().getSimpleName());
    }
}
