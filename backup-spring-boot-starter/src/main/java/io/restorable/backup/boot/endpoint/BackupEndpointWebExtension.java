package io.restorable.backup.boot.endpoint;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * The endpoint over HTTP. Reading is as open as the application makes its endpoints. Everything else needs the token of
 * {@code backup.endpoint.token}, sent as {@code Authorization: Bearer}, or the role of {@code backup.endpoint.role}.
 *
 * <p>With Spring Security in the application, requests to this endpoint that have the right token pass it by, as they
 * have their own proof and no session that could be abused; nothing else changes, and no filter chain is added, since
 * any would switch off the ones that Boot adds. Who logs in instead and sends POST or DELETE, with a password in the
 * request and not with a form, needs an exception from CSRF protection in the application's own chain:
 *
 * <pre>{@code
 * http.csrf(csrf -> csrf.ignoringRequestMatchers(EndpointRequest.to("backup")));
 * }</pre>
 *
 * Safe for use by many threads.
 */
@EndpointWebExtension(endpoint = BackupEndpoint.class)
public final class BackupEndpointWebExtension {

    private final BackupEndpoint endpoint;
    private final WorkOnDemand work;
    private final EndpointGuard guard;

    /**
     * @param endpoint what can be read
     * @param work what can be done
     * @param guard by whom
     */
    public BackupEndpointWebExtension(BackupEndpoint endpoint, WorkOnDemand work, EndpointGuard guard) {
        this.endpoint = endpoint;
        this.work = work;
        this.guard = guard;
    }

    /** See {@link BackupEndpoint#overview}. */
    @ReadOperation
    public WebEndpointResponse<Object> overview() {
        return Answers.of(endpoint::overview);
    }

    /** See {@link BackupEndpoint#show}. */
    @ReadOperation
    public WebEndpointResponse<Object> show(@Selector(match = Selector.Match.ALL_REMAINING) String... path) {
        return Answers.of(() -> endpoint.show(path));
    }

    /**
     * Begins a backup, and answers with the run at once.
     *
     * @param caller who asks
     * @param plan which plan; {@code null} for the default one
     * @param label what it is called; {@code null} for {@code on-demand}
     */
    @WriteOperation
    public WebEndpointResponse<Object> backup(SecurityContext caller, @Nullable String plan, @Nullable String label) {
        return admitted(caller, () -> work.backup(plan, label));
    }

    /**
     * Begins other work, and answers with the run at once.
     *
     * @param caller who asks
     * @param action {@code verify}, {@code drill}, {@code prune} or {@code restore}
     * @param plan which plan; {@code null} for the default one
     * @param backup which backup is verified, tried or restored; {@code null} for the newest
     * @param mode how a restore treats its target: {@code new}, {@code swap} or {@code in-place}; {@code null} for {@code new}
     * @param target the database that a restore goes to; {@code null} for the plan's own
     * @param replace whether a restore may replace what the target holds; {@code null} for no
     * @param confirm the name of the database that a restore goes to; {@code true} for a prune that deletes
     */
    @WriteOperation
    public WebEndpointResponse<Object> work(
            SecurityContext caller,
            @Selector String action,
            @Nullable String plan,
            @Nullable String backup,
            @Nullable String mode,
            @Nullable String target,
            @Nullable Boolean replace,
            @Nullable String confirm) {
        return admitted(caller, () -> switch (action) {
            case "verify" -> work.verify(plan, backup);
            case "drill" -> work.drill(plan, backup);
            case "prune" -> "true".equals(confirm) ? work.prune(plan) : work.prunePlan(plan);
            case "restore" ->
                work.restore(plan, new RestoreOrder(backup, mode, target, Boolean.TRUE.equals(replace), confirm));
            default ->
                throw RefusedRequestException.notFound(
                        "There is no work '" + action + "'.",
                        "Send it to 'verify', 'drill', 'prune' or 'restore'; a backup to the endpoint itself.");
        });
    }

    /**
     * Cancels a run, which ends soon after.
     *
     * @param caller who asks
     * @param path {@code runs/{id}}
     */
    @DeleteOperation
    public WebEndpointResponse<Object> cancel(
            SecurityContext caller, @Selector(match = Selector.Match.ALL_REMAINING) String... path) {
        return admitted(caller, () -> work.cancel(path));
    }

    private WebEndpointResponse<Object> admitted(SecurityContext caller, Supplier<?> wanted) {
        return Answers.of(() -> {
            guard.admit(caller);
            return wanted.get();
        });
    }
}
