package io.restorable.backup.ddl.replication;

import io.restorable.backup.catalog.replication.Subscription;
import io.restorable.backup.catalog.replication.SubscriptionSettings;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import java.util.ArrayList;
import java.util.List;

/** The statement that makes a subscription without connecting to the publisher. */
final class SubscriptionCommands {

    private SubscriptionCommands() {}

    static String create(Subscription subscription) {
        String slot = subscription.slot();
        var options = new ArrayList<String>();
        options.add("connect = false");
        options.add("slot_name = " + (slot == null ? "NONE" : Literals.quote(slot)));
        addSettings(options, subscription.settings());
        return "CREATE SUBSCRIPTION " + Identifiers.quote(subscription.name())
                + " CONNECTION " + Literals.quote(subscription.connection())
                + " PUBLICATION " + PublicationCommands.quoteAll(subscription.publications())
                + " WITH (" + String.join(", ", options) + ");\n";
    }

    private static void addSettings(List<String> options, SubscriptionSettings settings) {
        addIf(settings.binary(), "binary = true", options);
        options.add("streaming = " + streaming(settings.streaming()));
        addIf(settings.twoPhase() != 'd', "two_phase = on", options);
        addIf(settings.disabledOnError(), "disable_on_error = true", options);
        addIf(!settings.passwordRequired(), "password_required = false", options);
        addIf(settings.runsAsOwner(), "run_as_owner = true", options);
        addIf(settings.failover(), "failover = true", options);
        String synchronousCommit = settings.synchronousCommit();
        addIf(
                !synchronousCommit.equals("off"),
                "synchronous_commit = " + Identifiers.quote(synchronousCommit),
                options);
        addIf(!settings.origin().equalsIgnoreCase("any"), "origin = " + settings.origin(), options);
    }

    private static void addIf(boolean condition, String option, List<String> options) {
        if (condition) {
            options.add(option);
        }
    }

    private static String streaming(char letter) {
        return switch (letter) {
            case 't' -> "on";
            case 'p' -> "parallel";
            default -> "off";
        };
    }
}
