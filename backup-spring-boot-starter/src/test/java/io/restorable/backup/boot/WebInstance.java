package io.restorable.backup.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.storage.BackupStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running web application with the starter, a page of its own, and the endpoint exposed; and a client of it. */
final class WebInstance implements AutoCloseable {

    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static final String SECURITY = "org.springframework.boot.security.autoconfigure.";
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final URI management;

    private WebInstance(ConfigurableApplicationContext context) {
        this.context = context;
        this.base = at(context, "local.server.port");
        this.management = context.getEnvironment().containsProperty("local.management.port")
                ? at(context, "local.management.port")
                : base;
    }

    private static URI at(ConfigurableApplicationContext context, String port) {
        return URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty(port));
    }

    /** The page of the application. */
    @RestController
    static class Shop {

        @GetMapping("/shop")
        String welcome() {
            return "welcome";
        }
    }

    /** An answer. */
    record Answer(int status, String text) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        JsonNode run() {
            return json().path("run");
        }

        String problem() {
            return json().path("problem").asString() + " "
                    + json().path("nextStep").asString();
        }
    }

    /** One with Spring Security, as Boot sets it up; {@code more} are further configurations. */
    static WebInstance secured(String url, BackupStore store, Class<?>[] more, String... properties) {
        ApplicationContextInitializer<GenericApplicationContext> beans =
                context -> context.registerBean("store", BackupStore.class, () -> store);
        return new WebInstance(StarterApplication.real(url, properties)
                .web(WebApplicationType.SERVLET)
                .sources(Shop.class)
                .sources(more)
                .properties("server.port=0", "management.endpoints.web.exposure.include=backup,health")
                .properties("spring.security.user.name=ada", "spring.security.user.password=pass")
                .properties("spring.flyway.enabled=false", "spring.liquibase.enabled=false")
                .initializers(beans)
                .run());
    }

    /** One without Spring Security. */
    static WebInstance open(String url, BackupStore store, String... properties) {
        return open(url, store, new Class<?>[0], properties);
    }

    /** One without Spring Security; {@code more} are further configurations. */
    static WebInstance open(String url, BackupStore store, Class<?>[] more, String... properties) {
        String[] all = new String[properties.length + 1];
        System.arraycopy(properties, 0, all, 0, properties.length);
        all[properties.length] = "spring.autoconfigure.exclude=" + SECURITY + "SecurityAutoConfiguration," + SECURITY
                + "UserDetailsServiceAutoConfiguration," + SECURITY + "web.servlet.SecurityFilterAutoConfiguration,"
                + SECURITY + "web.servlet.ServletWebSecurityAutoConfiguration," + SECURITY
                + "actuate.web.servlet.ManagementWebSecurityAutoConfiguration";
        return secured(url, store, more, all);
    }

    static String bearer(String token) {
        return "Bearer " + token;
    }

    static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    Answer get(String path, @Nullable String authorization) {
        return send(HttpRequest.newBuilder().GET(), path, authorization);
    }

    Answer delete(String path, @Nullable String authorization) {
        return send(HttpRequest.newBuilder().DELETE(), path, authorization);
    }

    /** Sends a body, or none if it is empty; Boot's endpoints want the type of it all the same. */
    Answer post(String path, @Nullable String authorization, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        return send(request, path, authorization);
    }

    /** Asks for a run until it has ended. */
    JsonNode ended(String id, @Nullable String authorization) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        JsonNode run;
        do {
            Answer answer = get("/actuator/backup/runs/" + id, authorization);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            run = answer.json();
        } while (run.path("state").asString().equals("running") && System.nanoTime() < deadline);
        return run;
    }

    /** Asks for work, and waits for its end. */
    JsonNode done(String path, @Nullable String authorization, String body) {
        Answer answer = post(path, authorization, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return ended(answer.run().path("id").asString(), authorization);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Asks the port of the pages, where there is another one for endpoints. */
    Answer getFromMainPort(String path, @Nullable String authorization) {
        return send(HttpRequest.newBuilder().GET(), base.resolve(path), authorization);
    }

    private Answer send(HttpRequest.Builder request, String path, @Nullable String authorization) {
        return send(request, (path.startsWith("/actuator") ? management : base).resolve(path), authorization);
    }

    private Answer send(HttpRequest.Builder request, URI address, @Nullable String authorization) {
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = client.send(request.uri(address).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(impatient);
        }
    }
}
