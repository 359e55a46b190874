package io.restorable.backup.cli.option;

import io.restorable.backup.restore.selection.RestoreScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What of a backup is restored. */
public final class ScopeOptions {

    @Option(
            names = "--table",
            paramLabel = "P",
            description = {
                "Only these tables, views and sequences, with what they need; may be repeated.",
                "With --to in-place, the rest of the database stays as it is."
            })
    private List<String> tables = List.of();

    @Option(
            names = "--schema",
            paramLabel = "S",
            description = "Only these schemas, with what they need; may be repeated.")
    private List<String> schemas = List.of();

    @Option(
            names = "--into-schema",
            paramLabel = "S",
            description = {
                "With --to in-place: make this schema for what --table or --schema name,",
                "and leave the one that it comes from as it is."
            })
    private @Nullable String intoSchema;

    @ArgGroup
    private Contents contents = new Contents();

    /** One or none of them. */
    static final class Contents {

        @Option(
                names = "--schema-only",
                description = "Definitions without rows, positions of sequences and large objects.")
        private boolean schemaOnly;

        @Option(
                names = "--data-only",
                description = "With --to in-place: empty tables that are there, and load their rows.")
        private boolean dataOnly;
    }

    /** Patterns of the tables, views and sequences; empty for all. */
    public List<String> tables() {
        return tables;
    }

    /** Patterns of the schemas; empty for all. */
    public List<String> schemas() {
        return schemas;
    }

    /** What of these. */
    public RestoreScope scope() {
        RestoreScope scope = contents.schemaOnly
                ? RestoreScope.SCHEMA_ONLY
                : contents.dataOnly ? RestoreScope.DATA_ONLY : RestoreScope.EVERYTHING;
        return scope.into(intoSchema);
    }
}
