package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.cli.option.Arguments;
import io.restorable.backup.cli.option.DatabaseOption;
import io.restorable.backup.cli.option.KeyOptions;
import io.restorable.backup.cli.option.RateOption;
import io.restorable.backup.cli.option.ScopeOptions;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.progress.ProgressDisplay;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.restore.RestoreFailedException;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.restore.SourceArchive;
import io.restorable.backup.restore.migration.KnownMigrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code backup restore}. */
@Command(
        name = "restore",
        description = "Restores a backup: the target holds all of it in the end, compared, or is as it was before.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "BACKUP",
            description = {
                "The backup's name, a part of it that fits only one, or latest (of one database: shop/latest).",
                "Also a folder that 'pg_dump -Fd' wrote; then no --store is needed."
            })
    private String backup = "";

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "new|swap|in-place",
            description = {
                "new: makes the database that --url names, which must not exist, or be empty.",
                "swap: loads beside the database that --url names, then takes its place at once; see undo and forget.",
                "in-place: empties and reloads the database that --url names, in one transaction."
            })
    private String mode = "";

    @Option(names = "--yes", description = "Replace what the target holds.")
    private boolean yes;

    @Option(
            names = "--no-safety-backup",
            description = "Replace what the target holds without a backup of it in --store first.")
    private boolean noSafetyBackup;

    @Option(
            names = "--known-migrations",
            paramLabel = "TOOL:ID,…",
            converter = MigrationsConverter.class,
            description = {
                "What the application brings along, as in flyway:1,2,2.1; also liquibase, prisma.",
                "A backup that is newer is refused; what has to run after an older one is reported."
            })
    private List<KnownMigrations> knownMigrations = List.of();

    @Option(names = "--jobs", paramLabel = "N", description = "How many sessions work at once with --to new and swap.")
    private int jobs = RestoreOptions.into(RestoreMode.NEW_DATABASE).jobs();

    @Mixin
    private final KeyOptions keys = new KeyOptions();

    @Mixin
    private final ScopeOptions scope = new ScopeOptions();

    @Option(names = "--no-owner", description = "Everything belongs to the restoring role.")
    private boolean noOwner;

    @Option(names = "--no-privileges", description = "Grant no privileges.")
    private boolean noPrivileges;

    @Option(
            names = "--database-properties",
            description = {
                "With --to new: give the database the owner, tablespace, privileges, comment, connection",
                "limit and settings (ALTER DATABASE … SET) of the one that was backed up, too."
            })
    private boolean databaseProperties;

    @Option(
            names = "--create-roles",
            description = {
                "Make the roles that the backup needs and the server lacks, as 'create --with-roles' kept them.",
                "Roles that are there are never changed."
            })
    private boolean createRoles;

    @Mixin
    private final RateOption rate = new RateOption();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Arguments.requirePositive(spec, "--jobs", jobs);
        var options = RestoreOptions.into(wantedMode())
                .withReplaceContents(yes)
                .withJobs(jobs)
                .withSelection(scope.tables(), scope.schemas())
                .withScope(scope.scope())
                .withOwners(!noOwner)
                .withPrivileges(!noPrivileges)
                .withSafetyBackup(!noSafetyBackup)
                .withRate(rate.rate())
                .withKnownMigrations(knownMigrations)
                .withSurroundings(new RestoreOptions.Surroundings(databaseProperties, createRoles));
        var request = new RestoreRequest(backup, database.database(spec), options);
        Optional<Path> folder = archiveFolder();
        boolean folderOnly = folder.isPresent() && !store.isKnown(spec);
        if (folderOnly) {
            requireSafety(options);
        }
        try (var progress = ProgressDisplay.on(spec.commandLine().getErr());
                Backups backups = keys.addTo(
                                folderOnly
                                        ? Backups.builder().store(folder.get().toString())
                                        : store.backups(spec),
                                spec)
                        .listener(progress)
                        .build()) {
            return restore(backups, folder, request, progress);
        }
    }

    private int restore(Backups backups, Optional<Path> folder, RestoreRequest request, ProgressDisplay progress) {
        var service = backups.restoreService();
        try {
            RestoreReport report = folder.isPresent()
                    ? service.restore(SourceArchive.ofDirectory(folder.get()), request)
                    : service.restore(request);
            progress.finish();
            Reports.on(spec, json).restored(report);
            return ExitCode.DONE;
        } catch (RestoreFailedException failed) {
            progress.finish();
            if (json) {
                Reports.on(spec, json).restored(failed.report());
            }
            throw failed;
        }
    }

    private RestoreMode wantedMode() {
        return switch (mode) {
            case "new" -> RestoreMode.NEW_DATABASE;
            case "swap" -> RestoreMode.SWAP;
            case "in-place" -> RestoreMode.IN_PLACE;
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--to is 'new', 'swap' or 'in-place', not '" + mode + "'.");
        };
    }

    /** A folder of pg_dump's is no store: nothing of ours is written there. */
    private void requireSafety(RestoreOptions options) {
        if (options.mode() != RestoreMode.NEW_DATABASE && options.safetyBackup()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Before a database is replaced, a safety backup of it is made: say where to by '--store URI', or"
                            + " do without by '--no-safety-backup'.");
        }
    }

    /** A folder with a table of contents is an archive, wherever it lies. */
    private Optional<Path> archiveFolder() {
        boolean looksLikePath =
                backup.contains("/") || backup.contains("\\") || backup.startsWith(".") || !store.isKnown(spec);
        return looksLikePath && Files.isRegularFile(Path.of(backup, "toc.dat"))
                ? Optional.of(Path.of(backup))
                : Optional.empty();
    }

    /** Says how known migrations are written. */
    static final class MigrationsConverter implements ITypeConverter<KnownMigrations> {

        @Override
        public KnownMigrations convert(String text) {
            try {
                return KnownMigrations.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }
}
