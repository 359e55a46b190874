package io.restorable.backup.catalog.replication;

import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.ServerVersion;

/**
 * How a subscription applies what it receives.
 *
 * @param binary whether rows come in binary form
 * @param streaming large transactions: {@code 't'} streamed, {@code 'p'} applied in parallel (16), {@code 'f'} neither
 * @param twoPhase {@code 'd'} without two-phase commit, {@code 'p'} pending or {@code 'e'} with it (15)
 * @param disabledOnError whether an error disables it (15)
 * @param passwordRequired whether its owner must give a password (16)
 * @param runsAsOwner whether changes are applied as the subscription's owner rather than the table's (16)
 * @param failover whether its slot is kept on standbys (17)
 * @param synchronousCommit the setting of synchronous_commit while applying
 * @param origin which changes are asked for: {@code any} or {@code none} (16)
 */
public record SubscriptionSettings(
        boolean binary,
        char streaming,
        char twoPhase,
        boolean disabledOnError,
        boolean passwordRequired,
        boolean runsAsOwner,
        boolean failover,
        String synchronousCommit,
        String origin) {

    /**
     * The columns to select. For servers that do not know a setting, the value is the one that pg_dump 18 assumes;
     * that changes are applied as the owner is what happened before 16.
     */
    static String columns(ServerVersion version) {
        return """
                subbinary AS binary_rows, substream AS streaming, subsynccommit AS synchronous_commit,
                %s,
                %s,
                %s AS failover""".formatted(
                        version.atLeast(15)
                                ? "subtwophasestate AS two_phase, subdisableonerr AS disabled_on_error"
                                : "'d' AS two_phase, false AS disabled_on_error",
                        version.atLeast(16)
                                ? "subpasswordrequired AS password_required, subrunasowner AS runs_as_owner, "
                                        + "suborigin AS origin"
                                : "true AS password_required, true AS runs_as_owner, 'any' AS origin",
                        version.atLeast(17) ? "subfailover" : "false");
    }

    static SubscriptionSettings read(Row row) {
        return new SubscriptionSettings(
                row.flag("binary_rows"),
                row.letter("streaming"),
                row.letter("two_phase"),
                row.flag("disabled_on_error"),
                row.flag("password_required"),
                row.flag("runs_as_owner"),
                row.flag("failover"),
                row.text("synchronous_commit"),
                row.text("origin"));
    }
}
