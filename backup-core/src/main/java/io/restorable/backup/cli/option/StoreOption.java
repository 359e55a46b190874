package io.restorable.backup.cli.option;

import io.restorable.backup.Backups;
import picocli.CommandLine.Option;

/** Where backups lie. */
public final class StoreOption {

    @Option(
            names = "--store",
            required = true,
            paramLabel = "URI",
            defaultValue = "${env:BACKUP_STORE}",
            description = "The store: a folder, or a URI as s3://bucket/prefix. Default: BACKUP_STORE.")
    private String address = "";

    /** Begins with the store. */
    public Backups.Builder backups() {
        return Backups.builder().store(address);
    }
}
