package io.restorable.backup.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.manifest.BackupId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which earlier backup a new one is compared with; 21 November 2026 is a Saturday. */
class ReferenceOrderTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the first backup has none,                20261121T020000Z, '',                                                    none",
        "the last of the same weekday,             20261121T020000Z, 20261107T020000Z 20261114T020000Z 20261120T020000Z,    20261114T020000Z",
        "one that is two weeks old,                20261121T020000Z, 20261107T020000Z 20261120T020000Z,                     20261107T020000Z",
        "one that is four weeks old,               20261121T020000Z, 20261024T020000Z 20261120T020000Z,                     20261024T020000Z",
        "none of the weekday in four weeks,        20261121T020000Z, 20261017T020000Z 20261120T020000Z,                     20261120T020000Z",
        "only one that is a year old,              20261121T020000Z, 20251101T020000Z,                                      20251101T020000Z",
        "the newest where the weekday is missing,  20261121T020000Z, 20261118T020000Z 20261119T020000Z 20261116T020000Z,    20261119T020000Z",
        "earlier on the same day is not last week, 20261121T100000Z, 20261121T090000Z 20261114T100000Z,                     20261114T100000Z",
        "earlier on the same day if all there is,  20261121T100000Z, 20261121T090000Z 20261121T080000Z,                     20261121T090000Z",
        "the same hour of hourly ones,             20261121T100010Z, 20261114T080010Z 20261114T095500Z 20261114T110010Z,    20261114T095500Z",
        "the later of two as near,                 20261121T100000Z, 20261114T090000Z 20261114T110000Z,                     20261114T110000Z",
        "the same label at another hour,           20261121T020000Z-nightly, 20261114T020000Z 20261114T230000Z-nightly,     20261114T230000Z-nightly",
        "another label rather than another day,    20261121T020000Z-v2, 20261114T020000Z-v1 20261120T020000Z-v2,            20261114T020000Z-v1",
        "never one of before a restore,            20261121T020000Z, 20261114T020000Z-pre-restore 20261120T020000Z,         20261120T020000Z",
        "never one of before a migration,          20261121T020000Z, 20261120T020000Z-pre-migration-1.4-to-1.5 20261119T020000Z, 20261119T020000Z",
        "never one of after a migration,           20261121T020000Z, 20261120T020000Z-post-migration,                       none",
        "nothing for one of before a restore,      20261121T020000Z-pre-restore, 20261114T020000Z,                          none",
        "never a later one,                        20261121T020000Z, 20261128T020000Z 20261121T020000Z-nightly,             none",
        "not itself,                               20261121T020000Z, 20261121T020000Z,                                      none"
    })
    void compares(String what, String backup, String others, String expected) {
        assertThat(order(backup, others, TrendRules.DEFAULT).stream()
                        .findFirst()
                        .orElse("none"))
                .isEqualTo(expected);
    }

    /** The new one is of Saturday in Berlin, and of Friday elsewhere. */
    @ParameterizedTest
    @CsvSource({"UTC, 20261120T223000Z", "Europe/Berlin, 20261114T003000Z", "America/New_York, 20261120T223000Z"})
    void countsTheDaysOfTheZone(String zone, String expected) {
        TrendRules rules = TrendRules.DEFAULT.in(ZoneId.of(zone));

        assertThat(order("20261127T233000Z", "20261114T003000Z 20261120T223000Z", rules))
                .startsWith(expected);
    }

    @Test
    void offersTheOthersAfterThoseOfTheWeekdayNewestFirst() {
        assertThat(order(
                        "20261121T020000Z",
                        "20261107T020000Z 20261114T020000Z 20261118T020000Z 20261120T020000Z",
                        TrendRules.DEFAULT))
                .containsExactly("20261114T020000Z", "20261107T020000Z", "20261120T020000Z", "20261118T020000Z");
    }

    @Test
    void findsTheBestOneAsTheFirstOfAll() {
        var ids = new ArrayList<BackupId>();
        for (int hour = 0; hour < 24; hour++) {
            for (int day = 1; day <= 30; day++) {
                ids.add(BackupId.parse("202610%02dT%02d0000Z".formatted(day, hour)));
            }
        }
        for (BackupId backup : ids.subList(400, 440)) {
            List<BackupId> order = ReferenceOrder.of(backup, ids, TrendRules.DEFAULT);
            assertThat(ReferenceOrder.best(backup, ids, TrendRules.DEFAULT))
                    .isEqualTo(order.stream().findFirst());
        }
    }

    private static List<String> order(String backup, String others, TrendRules rules) {
        List<BackupId> ids = Stream.of(others.split(" "))
                .filter(each -> !each.isBlank())
                .map(BackupId::parse)
                .toList();
        return ReferenceOrder.of(BackupId.parse(backup), ids, rules).stream()
                .map(BackupId::toString)
                .toList();
    }
}
