package io.restorable.samples.quickstart;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the shop holds, seen with the server's own eyes and without any help of the library: so that the story does not
 * have to believe what it wants to prove.
 *
 * @param rows how many rows its three tables have
 * @param digest what differs if any row does
 */
record Ledger(long rows, String digest) {

    private static final String SQL = """
            SELECT count(*) AS rows, md5(string_agg(md5(line), '' ORDER BY line)) AS digest
              FROM (SELECT 'customer' || row(customer.*)::text FROM customer
                    UNION ALL SELECT 'product' || row(product.*)::text FROM product
                    UNION ALL SELECT 'purchase' || row(purchase.*)::text FROM purchase) AS everything (line)
            """;

    static Ledger of(JdbcClient database) {
        return database.sql(SQL).query(Ledger.class).single();
    }
}
