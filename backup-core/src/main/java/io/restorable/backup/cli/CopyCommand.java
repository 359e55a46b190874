package io.restorable.backup.cli;

import io.restorable.backup.Backups;
import io.restorable.backup.CopyRequest;
import io.restorable.backup.cli.option.Arguments;
import io.restorable.backup.cli.option.DurationConverter;
import io.restorable.backup.cli.option.MacKeyOption;
import io.restorable.backup.cli.option.StoreOption;
import io.restorable.backup.cli.progress.ProgressDisplay;
import io.restorable.backup.cli.report.Reports;
import io.restorable.backup.copy.CopyOptions;
import io.restorable.backup.copy.CopyReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup copy}. */
@Command(
        name = "copy",
        description = {
            "Copies backups into another store: those that it lacks, newest first.",
            "Objects are copied as they are stored and checked on the way; this takes no keys."
        },
        mixinStandardHelpOptions = true)
final class CopyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "BACKUP",
            arity = "0..*",
            description = "Only these: names, parts of names that fit only one, or latest. Default: all.")
    private List<String> backups = List.of();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URI",
            description = "The other store: a folder, or a URI as s3://bucket/prefix.")
    private String target = "";

    @Option(
            names = "--since",
            paramLabel = "7d",
            converter = DurationConverter.class,
            description = "Only backups of that last time: 12h, 7d, 8w.")
    private @Nullable Duration since;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many objects pass at once. Default: ${DEFAULT-VALUE}.")
    private int jobs = CopyOptions.DEFAULT.jobs();

    @Mixin
    private final MacKeyOption macKey = new MacKeyOption();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Arguments.requirePositive(spec, "--jobs", jobs);
        var request = new CopyRequest(
                backups, since == null ? null : Instant.now().minus(since), CopyOptions.DEFAULT.withJobs(jobs));
        try (var progress = ProgressDisplay.on(spec.commandLine().getErr());
                Backups open = macKey.addTo(store.backups(spec), spec)
                        .listener(progress)
                        .build()) {
            CopyReport report = open.backupService().copy(target, request);
            progress.finish();
            Reports.on(spec, json).copied(report);
            return report.isComplete() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
