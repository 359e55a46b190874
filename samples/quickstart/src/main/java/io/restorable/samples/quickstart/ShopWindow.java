package io.restorable.samples.quickstart;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the shop sells best. */
@RestController
class ShopWindow {

    private static final String BEST_SELLERS = "SELECT name, amount FROM turnover ORDER BY amount DESC LIMIT 3";

    private final JdbcClient database;

    ShopWindow(JdbcClient database) {
        this.database = database;
    }

    /** @param amount what was taken for it in all */
    record Seller(String name, BigDecimal amount) {}

    @GetMapping("/")
    List<Seller> bestSellers() {
        return database.sql(BEST_SELLERS).query(Seller.class).list();
    }
}
