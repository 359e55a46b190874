package io.restorable.backup.test.fault;

import io.restorable.backup.RestoreRequest;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A backup is restored: the target is proved to hold it afterwards, or is what it was before. */
final class RestoreStep implements Step {

    /** What is there before. */
    enum Target {
        /** No such database. */
        ABSENT,
        /** A database that holds nothing. */
        EMPTY,
        /** A database whose contents are replaced within it. */
        REPLACED,
        /** A database of which some tables are replaced, and the rest stays. */
        PARTLY,
        /** A database that gives way to another one. */
        SWAPPED
    }

    private final Bench bench;
    private final Target kind;
    private final int jobs;
    private final boolean safetyBackup;
    private final String template;
    private final String target;
    private final String wanted;
    private final String before;

    RestoreStep(Bench bench, Target kind, int jobs, boolean safetyBackup) {
        this.bench = bench;
        this.kind = kind;
        this.jobs = jobs;
        this.safetyBackup = safetyBackup;
        this.target = bench.name + "_target";
        this.template = bench.server.createDatabase(bench.name + "_template");
        if (kind == Target.REPLACED || kind == Target.SWAPPED) {
            Contents.fillTarget(bench.server, template);
        } else if (kind == Target.PARTLY) {
            Contents.fillOther(bench.server, template);
        }
        this.wanted = kind == Target.PARTLY ? wantedParts() : Contents.fingerprint(bench.server, bench.source);
        this.before = Contents.fingerprint(bench.server, template);
    }

    /** What shall be in the target in the end, found by doing it in a database of its own. */
    private String wantedParts() {
        bench.server.execute("postgres", "CREATE DATABASE " + target + " TEMPLATE " + template);
        attempt();
        String found = Contents.fingerprint(bench.server, target);
        bench.server.dropDatabase(target);
        boolean mixed = Contents.count(bench.server, bench.source, "orders") == 2_000
                && !found.equals(Contents.fingerprint(bench.server, template))
                && !found.equals(Contents.fingerprint(bench.server, bench.source));
        if (!mixed) {
            throw new IllegalStateException("The part was not restored beside the rest");
        }
        return found;
    }

    @Override
    public String name() {
        return switch (kind) {
            case ABSENT -> "restore (new)";
            case EMPTY -> "restore (empty)";
            case REPLACED -> safetyBackup ? "restore (in place, safety backup)" : "restore (in place)";
            case PARTLY -> "restore (tables)";
            case SWAPPED -> safetyBackup ? "restore (swap, safety backup)" : "restore (swap)";
        };
    }

    @Override
    public void prepare() {
        if (kind == Target.ABSENT) {
            bench.server.dropDatabase(target);
        } else if (!databases().equals(List.of(target)) || !isAsBefore()) {
            dropAll();
            bench.server.execute("postgres", "CREATE DATABASE " + target + " TEMPLATE " + template);
            bench.server.execute("postgres", "COMMENT ON DATABASE " + target + " IS 'the live one'");
        }
    }

    @Override
    public void attempt() {
        RestoreMode mode = switch (kind) {
            case ABSENT, EMPTY -> RestoreMode.NEW_DATABASE;
            case REPLACED, PARTLY -> RestoreMode.IN_PLACE;
            case SWAPPED -> RestoreMode.SWAP;
        };
        var options = RestoreOptions.into(mode)
                .withJobs(jobs)
                .withReplaceContents(true)
                .withSafetyBackup(safetyBackup)
                .withSelection(kind == Target.PARTLY ? List.of("customers", "orders") : List.of(), List.of());
        try (var backups = bench.open()) {
            backups.restoreService().restore(new RestoreRequest(bench.baseline, bench.at(target), options));
        }
    }

    @Override
    public List<String> violations(@Nullable Throwable failure) {
        var violations = new ArrayList<String>();
        String message = failure == null ? "" : String.valueOf(failure.getMessage());
        List<String> databases = new ArrayList<>(databases());
        databases.remove(target);
        for (String database : List.copyOf(databases)) {
            if (message.contains("DROP DATABASE " + database)) {
                bench.server.dropDatabase(database);
                databases.remove(database);
            }
        }
        String now = databases().contains(target) ? Contents.fingerprint(bench.server, target) : "absent";
        if (failure == null) {
            checkSuccess(now, databases, violations);
        } else if (kind == Target.EMPTY && message.contains("holds a part of the backup")) {
            bench.server.dropDatabase(target);
        } else if (message.contains(" is either ") || message.contains(" holds either ")) {
            if (!now.equals(wanted) && !isAsBefore()) {
                violations.add("The target is neither what it was nor what it shall be. " + message);
            }
        } else {
            checkUnchanged(databases, message, violations);
        }
        return violations;
    }

    private void checkSuccess(String now, List<String> others, List<String> violations) {
        if (!now.equals(wanted)) {
            violations.add("It succeeded, and the target does not hold what the source does.");
        }
        boolean keptIsGood = kind == Target.SWAPPED
                ? others.size() == 1
                        && Contents.fingerprint(bench.server, others.get(0)).equals(before)
                : others.isEmpty();
        if (!keptIsGood) {
            violations.add("It succeeded, and left the databases " + others + ".");
        }
    }

    private void checkUnchanged(List<String> others, String message, List<String> violations) {
        if (!isAsBefore()) {
            violations.add("It failed, and the target is not what it was before. " + message);
        }
        if (!others.isEmpty()) {
            violations.add(
                    "It failed, and left the databases " + others + ", which the message does not name. " + message);
        }
    }

    private boolean isAsBefore() {
        if (kind == Target.ABSENT) {
            return !databases().contains(target);
        }
        return databases().contains(target)
                && Contents.fingerprint(bench.server, target).equals(before)
                && Objects.equals(
                        bench.server.query(
                                "postgres",
                                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '"
                                        + target + "'"),
                        "the live one");
    }

    /** The target, what was kept of it, and what was to become it. */
    private List<String> databases() {
        String names = bench.server.query(
                "postgres",
                "SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE starts_with(datname, '"
                        + target + "')");
        return names == null ? List.of() : List.of(names.split(","));
    }

    private void dropAll() {
        databases().forEach(bench.server::dropDatabase);
    }

    @Override
    public List<String> subjects() {
        return List.of(target, bench.baseline, bench.store.describe(), ":" + bench.proxy.port());
    }

    @Override
    public void close() {
        dropAll();
        bench.server.dropDatabase(template);
    }
}
