package io.restorable.samples.migration;

import java.math.BigDecimal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps accounts; each release brings its migrations along. */
@SpringBootApplication(proxyBeanMethods = false)
public class Bank {

    /** What all accounts hold together, and in which type. */
    record Balance(long accounts, BigDecimal sum, String type) {}

    private static final String BALANCE = """
            SELECT count(*) AS accounts, sum(balance) AS sum, min(pg_typeof(balance)::text) AS type FROM account
            """;

    /**
     * Starts a release.
     *
     * @param settings as on the command line, {@code --name=value}
     */
    static ConfigurableApplicationContext start(String... settings) {
        return SpringApplication.run(Bank.class, settings);
    }

    static Balance balance(ConfigurableApplicationContext bank) {
        return bank.getBean(JdbcClient.class).sql(BALANCE).query(Balance.class).single();
    }
}
