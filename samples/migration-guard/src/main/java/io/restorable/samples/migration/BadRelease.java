package io.restorable.samples.migration;

import io.restorable.backup.boot.migration.MigrationFailedException;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.PrintStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The story of a bad release: the first runs, the second fails in the middle of its migration, and the first runs again on
 * what it had. Prints {@code RESTORED} at the end.
 */
public final class BadRelease {

    private final PrintStream console;
    private final String[] settings;

    /** @param store the folder for backups */
    BadRelease(PrintStream console, String url, String store) {
        this.console = console;
        this.settings = new String[] {"--spring.datasource.url=" + url, "--backup.store=" + store};
    }

    /**
     * Plays the story on an embedded PostgreSQL.
     *
     * @param arguments the folder for backups
     */
    public static void main(String... arguments) {
        var server = PostgresServer.of(18);
        String url = server.jdbcUrl(server.createDatabase("bank"));
        String store = arguments.length == 0 ? "target/backups" : arguments[0];
        System.exit(new BadRelease(System.out, url, store).play() ? 0 : 1);
    }

    /** Whether the bad release did no harm. */
    boolean play() {
        Bank.Balance before = firstRelease();
        console.println("Release 1 runs: " + before);
        console.println("Release 2 comes, and its migration breaks after it has changed every account:");
        console.println();
        secondRelease();
        console.println();
        Bank.Balance after = firstRelease();
        console.println("Release 1 runs again: " + after);
        console.println(before.equals(after) ? "RESTORED" : "FAILED: the accounts are not what they were.");
        return before.equals(after);
    }

    private Bank.Balance firstRelease() {
        try (var bank = Bank.start(settings)) {
            return Bank.balance(bank);
        }
    }

    private void secondRelease() {
        String both = "--spring.flyway.locations=classpath:db/release1,classpath:db/release2";
        try (var bank =
                Bank.start(Stream.concat(Stream.of(settings), Stream.of(both)).toArray(String[]::new))) {
            throw new IllegalStateException("The migration was meant to fail, and left " + Bank.balance(bank));
        } catch (RuntimeException failure) {
            var failed = Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                    .filter(MigrationFailedException.class::isInstance)
                    .findFirst()
                    .orElseThrow(() -> failure);
            console.println(failed.getMessage());
        }
    }
}
