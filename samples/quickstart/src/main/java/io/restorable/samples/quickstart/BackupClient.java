package io.restorable.samples.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Talks to {@code /actuator/backup} as a cron service does: with a token, from outside. */
final class BackupClient {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 200;

    private final String actuator;
    private final String token;
    private final RestClient anonymous;
    private final RestClient endpoint;

    private BackupClient(String actuator, String token) {
        this.actuator = actuator;
        this.token = token;
        this.anonymous = RestClient.create(actuator);
        this.endpoint = anonymous
                .mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    /** @param environment of a shop that has started */
    static BackupClient of(Environment environment) {
        return new BackupClient(
                "http://localhost:" + environment.getRequiredProperty("local.server.port") + "/actuator",
                environment.getRequiredProperty("backup.endpoint.token"));
    }

    /** The answer to who wants something done. */
    private record Started(Run run) {}

    /** What a run came to. */
    record Run(
            String id,
            String state,
            @Nullable Result result,
            @Nullable Failure failure) {

        boolean isGood() {
            return state.equals("completed") && result != null && result.good;
        }

        String backup() {
            return result == null ? "" : result.backup;
        }

        long rows() {
            return result == null ? 0 : result.rows;
        }

        long bytes() {
            return result == null ? 0 : result.bytes;
        }
    }

    /** What was done. */
    record Result(boolean good, String backup, long rows, long bytes) {}

    /** What went wrong. */
    record Failure(String problem, String nextStep) {}

    private record Health(String status) {}

    /** How a request to begin a backup is answered without a token. */
    HttpStatusCode statusWithoutToken() {
        return anonymous
                .post()
                .uri("/backup")
                .contentType(MediaType.APPLICATION_JSON)
                .exchange((request, response) -> response.getStatusCode());
    }

    /** Begins work, and asks for it until it has ended. */
    Run run(String work, Map<String, ?> parameters) throws InterruptedException {
        Started started = Objects.requireNonNull(endpoint.post()
                .uri("/backup" + work)
                .contentType(MediaType.APPLICATION_JSON)
                .body(parameters)
                .retrieve()
                .body(Started.class));
        Run run = started.run;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (run.state.equals("running") && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            run = Objects.requireNonNull(
                    endpoint.get().uri("/backup/runs/{id}", run.id).retrieve().body(Run.class));
        }
        return run;
    }

    /** Says how to do by hand what the story does. */
    void explain(PrintStream console) {
        console.printf("""

                The shop is open, and backs itself up every minute. Ctrl-C ends it. Have a look:

                  %1$s/health
                  curl -H "Authorization: Bearer %2$s" %1$s/backup
                  curl -H "Authorization: Bearer %2$s" -H "Content-Type: application/json" -X POST %1$s/backup

                In a browser, %1$s/backup asks for the name 'operator' and that token as password.
                %n""", actuator, System.getenv("BACKUP_TOKEN") == null ? token : "$BACKUP_TOKEN");
    }

    /** Up or down. */
    String health() {
        return Objects.requireNonNull(anonymous.get().uri("/health").retrieve().body(Health.class)).status;
    }
}
