package io.restorable.backup.cli;

import io.restorable.backup.BackupReport;
import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.cli.option.Arguments;
import io.restorable.backup.cli.option.DatabaseOption;
import io.restorable.backup.cli.option.DurationConverter;
import io.restorable.backup.cli.option.PlanDefaults;
import io.restorable.backup.cli.option.RateOption;
import io.restorable.backup.cli.option.RecipientOptions;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.progress.ProgressDisplay;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.dump.RoleDetail;
import io.restorable.backup.manifest.BackupLabel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code backup create}. */
@Command(name = "create", description = "Backs a database up.", mixinStandardHelpOptions = true)
final class CreateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(
            names = "--label",
            paramLabel = "L",
            converter = LabelConverter.class,
            description = "What the backup is for; part of its name: pre-migration.")
    private BackupLabel label = BackupLabel.NONE;

    @ArgGroup
    private final Parts parts = new Parts();

    @Option(names = "--table", paramLabel = "P", description = "Only these tables: a name, or a pattern with * and ?.")
    private List<String> tables = List.of();

    @Option(names = "--exclude-table", paramLabel = "P", description = "Not these tables.")
    private List<String> excludedTables = List.of();

    @Option(names = "--schema", paramLabel = "S", description = "Only these schemas.")
    private List<String> schemas = List.of();

    @Option(names = "--jobs", paramLabel = "N", description = "How many sessions read rows. Default: ${DEFAULT-VALUE}.")
    private int jobs = DumpOptions.DEFAULT.jobs();

    @Option(
            names = "--compress",
            paramLabel = "zstd[:n]|gzip[:n]|none",
            converter = CompressionConverter.class,
            description = "How data files are compressed. Default: zstd. gzip can be read by pg_restore 12 and newer.")
    private Compression compression = Compression.DEFAULT;

    @Option(
            names = "--with-roles",
            description = {
                "Keep the definitions of the server's roles too: attributes, settings, memberships,",
                "and the hashes of their passwords where the role may read them (a superuser may)."
            })
    private boolean withRoles;

    @Option(
            names = "--no-role-passwords",
            description = "With --with-roles: without passwords. Whoever can read the backup could try them.")
    private boolean noRolePasswords;

    @Option(
            names = "--with-statistics",
            description = {
                "Keep the optimizer's statistics too. Only PostgreSQL 18 and newer can take them back;",
                "a restore to an older server does without."
            })
    private boolean withStatistics;

    @Mixin
    private final RecipientOptions recipients = new RecipientOptions();

    @Option(
            names = "--lock-for",
            paramLabel = "30d",
            converter = DurationConverter.class,
            description = {
                "Nobody can delete or change the backup for that long: 12h, 30d, 8w.",
                "Needs a bucket with object lock."
            })
    private @Nullable Duration lockFor;

    @Option(
            names = "--copy-to",
            paramLabel = "URI",
            description = {
                "Copy the sealed backup into this store, too, and what it missed before; may be repeated.",
                "The backup is good whatever becomes of its copies; one that is missing makes the exit code 5."
            })
    private List<String> copyTo = List.of();

    @Mixin
    private final RateOption rate = new RateOption();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    /** Definitions only, rows only, or both. */
    static final class Parts {

        @Option(names = "--schema-only", description = "Definitions only, no rows.")
        private boolean schemaOnly;

        @Option(names = "--data-only", description = "Rows, sequence values and large objects only.")
        private boolean dataOnly;

        DumpScope.Parts wanted() {
            if (schemaOnly) {
                return DumpScope.Parts.SCHEMA_ONLY;
            }
            return dataOnly ? DumpScope.Parts.DATA_ONLY : DumpScope.Parts.SCHEMA_AND_DATA;
        }
    }

    @Override
    public Integer call() {
        var scope = new DumpScope(parts.wanted(), tables, excludedTables, schemas, List.of(), List.of());
        Arguments.requirePositive(spec, "--jobs", jobs);
        var options = chosenOptions()
                .withScope(scope)
                .withRoles(roles())
                .withStatistics(withStatistics)
                .withRate(rate.rate());
        var builder = recipients.addTo(store.backups(spec), spec).database(database.database(spec));
        copyTo.forEach(builder::copyTo);
        if (copyTo.isEmpty() && store.isOfPlan(spec)) {
            Arguments.plan(spec).ifPresent(plan -> plan.addCopiesTo(builder));
        }
        try (var progress = ProgressDisplay.on(spec.commandLine().getErr());
                Backups backups = builder.listener(progress).build()) {
            BackupReport report = backups.backupService().create(new BackupRequest(label, options, lockFor));
            progress.finish();
            Reports.on(spec, json).created(report);
            return report.isCopied() ? ExitCode.DONE : ExitCode.NOT_COPIED;
        }
    }

    /** As the application's plan says, but for what is given. */
    private DumpOptions chosenOptions() {
        DumpOptions options =
                Arguments.plan(spec).map(PlanDefaults::dumpOptions).orElse(DumpOptions.DEFAULT);
        if (Arguments.isGiven(spec, "--jobs")) {
            options = options.withJobs(jobs);
        }
        return Arguments.isGiven(spec, "--compress") ? options.withCompression(compression) : options;
    }

    private RoleDetail roles() {
        if (noRolePasswords && !withRoles) {
            throw new ParameterException(
                    spec.commandLine(), "--no-role-passwords says something of --with-roles, which is missing.");
        }
        if (!withRoles) {
            return RoleDetail.NAMES;
        }
        return noRolePasswords ? RoleDetail.DEFINITIONS : RoleDetail.PASSWORDS;
    }

    /** Says what is wrong with a label. */
    static final class LabelConverter implements ITypeConverter<BackupLabel> {

        @Override
        public BackupLabel convert(String text) {
            try {
                return new BackupLabel(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }

    /** Says what compressions there are. */
    static final class CompressionConverter implements ITypeConverter<Compression> {

        @Override
        public Compression convert(String text) {
            try {
                return Compression.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }
}
