package io.restorable.backup.cli.option;

import picocli.CommandLine.Parameters;

/** Which backup. */
public final class BackupParameter {

    @Parameters(
            paramLabel = "BACKUP",
            description =
                    "The backup's name, a part of it that fits only one, or latest (of one database: shop/latest).")
    private String reference = "";

    /** As it was written. */
    public String reference() {
        return reference;
    }
}
