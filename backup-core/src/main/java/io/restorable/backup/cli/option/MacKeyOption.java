package io.restorable.backup.cli.option;

import io.restorable.backup.Backups;
import io.restorable.backup.manifest.ManifestKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What authenticates manifests. */
public final class MacKeyOption {

    @Option(
            names = "--mac-key-env",
            paramLabel = "NAME",
            description = {
                "The environment variable with the secret that authenticates manifests: 'openssl rand -hex 32'.",
                "Backups are made with their MAC, and only backups with the right MAC are taken."
            })
    private @Nullable String variable;

    /** Gives the key, or that of the application's plan, to a store that is about to be opened. */
    public Backups.Builder addTo(Backups.Builder builder, CommandSpec spec) {
        if (variable != null) {
            return builder.macKey(ManifestKey.fromEnvironment(variable));
        }
        return Arguments.plan(spec)
                .flatMap(PlanDefaults::macKey)
                .map(builder::macKey)
                .orElse(builder);
    }
}
