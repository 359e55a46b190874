package io.restorable.backup.cli.option;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of arguments that more than one command makes. */
public final class Arguments {

    private Arguments() {}

    public static void requirePositive(CommandSpec spec, String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " must be at least 1, not " + value + ".");
        }
    }

    /** Whether an option stands on the command line; its default does not count. */
    public static boolean isGiven(CommandSpec spec, String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    /** What the application's plan says; empty if the option is given, or there is no application. */
    public static Optional<PlanDefaults> planUnlessGiven(CommandSpec spec, String option) {
        return isGiven(spec, option) ? Optional.empty() : PlanOption.of(spec);
    }

    /** What the application's plan says; empty if there is no application. */
    public static Optional<PlanDefaults> plan(CommandSpec spec) {
        return PlanOption.of(spec);
    }
}
