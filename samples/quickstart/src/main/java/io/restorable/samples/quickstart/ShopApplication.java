package io.restorable.samples.quickstart;

import io.restorable.backup.drill.RestoreCheck;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A shop that backs itself up every minute. With {@code --quickstart.exit=true} it plays its story instead: it loses its
 * data, gets it back through the endpoint, prints {@code RESTORED} and ends with exit code 0, or says what went wrong and
 * ends with 1.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class ShopApplication {

    private static final int TOKEN_BYTES = 16;

    /** Starts the shop. */
    public static void main(String... arguments) throws InterruptedException {
        boolean story = List.of(arguments).contains("--quickstart.exit=true");
        ConfigurableApplicationContext shop = start(story, arguments);
        var endpoint = BackupClient.of(shop.getEnvironment());
        if (story) {
            boolean restored = new Story(System.out, endpoint, shop.getBean(JdbcClient.class)).play();
            System.exit(SpringApplication.exit(shop, () -> restored ? 0 : 1));
        }
        endpoint.explain(System.out);
    }

    /** @param story whether the shop shall do nothing by itself */
    static ConfigurableApplicationContext start(boolean story, String... arguments) {
        return new SpringApplicationBuilder(ShopApplication.class)
                .properties(Map.of("backup.endpoint.token", "${BACKUP_TOKEN:" + randomToken() + "}"))
                .profiles(story ? "story" : "open")
                .run(arguments);
    }

    /** Whoever starts the shop for a look has no secret at hand; a real application takes it from its environment. */
    private static String randomToken() {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    /** What the shop itself asks of a restored database, beside the comparison of all rows. */
    @Bean
    RestoreCheck everyPurchaseHasItsProduct() {
        return RestoreCheck.query("SELECT count(*) > 0 AND count(*) = count(product.id)"
                + " FROM purchase LEFT JOIN product ON product.id = product_id");
    }
}
