package io.restorable.backup.cli.option;

import io.restorable.backup.Backups;
import io.restorable.backup.manifest.ManifestKey;
import org.jspecify.annotations.Nullable;
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

    /** Gives the key to a store that is about to be opened. */
    public Backups.Builder addTo(Backups.Builder builder) {
        return variable == null ? builder : builder.macKey(ManifestKey.fromEnvironment(variable));
    }
}
