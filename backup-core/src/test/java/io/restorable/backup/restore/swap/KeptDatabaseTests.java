package io.restorable.backup.restore.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How kept databases are named and known again. */
class KeptDatabaseTests {

    private static final Instant AT = Instant.parse("2026-11-21T02:00:00Z");

    @Test
    void isKnownByItsCommentUnderAnyName() {
        String comment = KeptDatabase.comment(17, "a \"b\"\n", AT, "backup x/y took its place.", "own\nwords");

        assertThat(KeptDatabase.parse(17, "renamed", comment, 5L))
                .hasValue(new KeptDatabase(
                        17, "renamed", "a \"b\"\n", AT, "backup x/y took its place.", "own\nwords", 5L));
    }

    @Test
    void isNotKnownByACopiedComment() {
        String comment = KeptDatabase.comment(17, "shop", AT, "x", null);

        assertThat(KeptDatabase.parse(18, "copy", comment, null)).isEmpty();
        assertThat(KeptDatabase.parse(17, "shop", "Kept by Restorable, says somebody", null))
                .isEmpty();
        assertThat(KeptDatabase.parse(17, "shop", comment.replace("2026-", "year "), null))
                .isEmpty();
    }

    @Test
    void cutsNamesAtWholeCharacters() {
        assertThat(SwapNames.kept("shop", AT)).isEqualTo("shop_before_20261121020000");
        for (String letter : new String[] {"a", "é", "€", "😀"}) {
            String name = letter.repeat(63 / letter.getBytes(StandardCharsets.UTF_8).length);

            String kept = SwapNames.kept(name, AT);

            assertThat(kept).endsWith("_before_20261121020000").startsWith(letter);
            assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60, 63);
            assertThat(SwapNames.passing(kept)).isNotEqualTo(kept);
            assertThat(SwapNames.passing(kept).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(64);
        }
    }
}
