package io.restorable.backup.cli.option;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which plan of the application fills in what options leave open; the tool that stands alone does not have it. */
public final class PlanOption {

    private static final String MIXIN = "plan";

    private final ApplicationPlans plans;
    private @Nullable PlanDefaults found;

    @Option(
            names = "--plan",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "The plan of the application that says what is not given. Default: the default one.")
    private @Nullable String name;

    private PlanOption(ApplicationPlans plans) {
        this.plans = plans;
    }

    /** Gives a command and all below it the option. */
    public static void addTo(CommandSpec root, ApplicationPlans plans) {
        root.addMixin(MIXIN, CommandSpec.forAnnotatedObject(new PlanOption(plans)));
    }

    /** The plan that was chosen; empty if the tool does not run in an application. */
    static Optional<PlanDefaults> of(CommandSpec command) {
        CommandSpec mixin = command.root().mixins().get(MIXIN);
        return mixin == null ? Optional.empty() : Optional.of(((PlanOption) mixin.userObject()).chosen());
    }

    private PlanDefaults chosen() {
        if (found == null) {
            found = plans.plan(name);
        }
        return found;
    }
}
