package io.restorable.backup;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.event.Operation;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.trend.Comparison;
import io.restorable.backup.trend.ReferenceOrder;
import io.restorable.backup.trend.Trend;
import io.restorable.backup.trend.TrendAlarm;
import io.restorable.backup.trend.TrendHistory;
import io.restorable.backup.trend.TrendPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from the repository what trends are made of. */
final class Trends {

    private static final Logger LOGGER = LoggerFactory.getLogger(Trends.class);

    /** How many earlier manifests are looked at for the sake of a new backup. */
    private static final int MOST_CANDIDATES = 2;

    /** A database that has lost everything need not be told of table by table. */
    private static final int MOST_TOLD = 20;

    private final Repository repository;
    private final Settings settings;

    Trends(Repository repository, Settings settings) {
        this.repository = repository;
        this.settings = settings;
    }

    /** Compares a new backup with an earlier one, and tells what is alarming. Never fails: the backup is good. */
    TrendPoint judge(Manifest sealed, ProgressListener listener) {
        var news = new ProgressReporter(Operation.DUMP, listener, settings.clock());
        String name = nameOf(sealed.head()).toString();
        try {
            TrendPoint point = compare(sealed);
            tell(name, point.alarms(), news);
            return point;
        } catch (RuntimeException failure) {
            String reason = failure instanceof BackupException known ? known.problem() : failure.toString();
            LOGGER.warn("Backup {} was made, but not compared with earlier ones: {}", name, reason);
            news.warn("The backup is made, but could not be compared with earlier ones: " + reason);
            return TrendPoint.alone(sealed.head());
        }
    }

    private static void tell(String name, List<TrendAlarm> alarms, ProgressReporter news) {
        for (TrendAlarm alarm : alarms.subList(0, Math.min(MOST_TOLD, alarms.size()))) {
            LOGGER.warn("Backup {}: {}", name, alarm.sentence());
            news.alarm(name, alarm.sentence());
        }
        if (alarms.size() > MOST_TOLD) {
            String more = "There are " + (alarms.size() - MOST_TOLD) + " more alarms; 'trend' shows all of them.";
            LOGGER.warn("Backup {}: {}", name, more);
            news.alarm(name, more);
        }
    }

    private TrendPoint compare(Manifest sealed) {
        String database = sealed.head().database().name();
        List<BackupId> others =
                repository.names(database).stream().map(BackupName::id).toList();
        List<BackupId> best = ReferenceOrder.of(sealed.id(), others, settings.trendRules());
        @Nullable BackupException unreadable = null;
        for (BackupId candidate : best.subList(0, Math.min(MOST_CANDIDATES, best.size()))) {
            try {
                Optional<Manifest> reference = open(new BackupName(database, candidate));
                if (reference.isPresent()
                        && Comparison.isPossible(sealed.head(), reference.get().head())) {
                    return Comparison.of(sealed, reference.get(), settings.trendRules());
                }
            } catch (BackupException failure) {
                unreadable = failure;
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return TrendPoint.alone(sealed.head());
    }

    /** The trend of each database, by their names. */
    List<Trend> all() {
        var databases = repository.list().stream()
                .collect(Collectors.groupingBy(
                        backup -> backup.name().database(), TreeMap::new, Collectors.toUnmodifiableList()));
        var trends = new ArrayList<Trend>();
        databases.forEach((database, backups) -> trends.add(trend(database, backups)));
        return trends;
    }

    /** The trend of one database. */
    Trend of(String database) {
        List<ListedBackup> backups = repository.list(database);
        if (backups.isEmpty()) {
            List<String> existing = repository.list().stream()
                    .map(backup -> backup.name().toString())
                    .toList();
            throw new BackupNotFoundException(database + "/" + Repository.LATEST, repository.describe(), existing);
        }
        return trend(database, backups);
    }

    private Trend trend(String database, List<ListedBackup> backups) {
        var heads = new ArrayList<ManifestHead>();
        var notes = new ArrayList<String>();
        for (ListedBackup backup : backups) {
            if (backup instanceof ListedBackup.Sealed sealed) {
                heads.add(sealed.head());
            } else if (backup instanceof ListedBackup.Unreadable unreadable) {
                notes.add("Backup " + unreadable.name() + " is not among them: "
                        + unreadable.problem().problem());
            }
        }
        Function<BackupId, Optional<Manifest>> manifests = id -> read(new BackupName(database, id), notes);
        Trend trend = new TrendHistory(settings.trendRules(), manifests).of(database, heads);
        return trend.withNotes(notes);
    }

    private Optional<Manifest> read(BackupName name, List<String> notes) {
        try {
            return open(name);
        } catch (BackupException unreadable) {
            notes.add("Tables of " + name + " were not compared: " + unreadable.problem());
            return Optional.empty();
        }
    }

    private Optional<Manifest> open(BackupName name) {
        return repository.openIfThere(name).map(SealedBackup::manifest);
    }

    private static BackupName nameOf(ManifestHead head) {
        return new BackupName(head.database().name(), head.id());
    }
}
