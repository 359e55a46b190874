package io.restorable.backup.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "orders, public, orders",
                "ORDERS, public, orders",
                "\"Orders\", public, Orders",
                "ord*, public, orders",
                "ord??s, public, orders",
                "public.orders, public, orders",
                "*.orders, archive, orders",
                "\"a.b\".c, a.b, c",
                "\"say \"\"hi\"\"\", public, say \"hi\"",
                "\"*\", public, *",
                "price$, public, price$",
                "\"a(b)\", public, a(b)",
                "int[], public, int[]",
                "t[0-9]+, public, t12"
            })
    void meansTheName(String pattern, String schema, String name) {
        assertThat(NamePattern.parseQualified(pattern).matches(schema, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "orders, public, Orders",
                "orders, public, my_orders",
                "\"ORDERS\", public, orders",
                "\"ord*\", public, orders",
                "ord?, public, orders",
                "archive.orders, public, orders",
                "a|b, public, ax"
            })
    void doesNotMeanTheName(String pattern, String schema, String name) {
        assertThat(NamePattern.parseQualified(pattern).matches(schema, name)).isFalse();
    }

    @Test
    void refusesTooManyDots() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamePattern.parseQualified("a.b.c"))
                .withMessageContaining("a.b.c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamePattern.parseSimple("a.b"))
                .withMessageContaining("a.b");
    }
}
