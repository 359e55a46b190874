package io.restorable.backup.verify;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what was read from an archive with what its manifest says. */
final class ContentComparison {

    private final Manifest manifest;
    private final TableOfContents contents;
    private final Map<String, Fingerprint> found;
    private final List<Finding> findings = new ArrayList<>();

    /** @param found the fingerprint of each object of rows that could be read */
    ContentComparison(Manifest manifest, TableOfContents contents, Map<String, Fingerprint> found) {
        this.manifest = manifest;
        this.contents = contents;
        this.found = found;
    }

    List<Finding> findings(long largeObjects, long largeObjectBytes) {
        var known = new HashSet<String>();
        for (TableEntry table : manifest.contents().tables()) {
            compare(table, known);
        }
        found.keySet().stream()
                .filter(object -> !known.contains(object))
                .sorted()
                .forEach(object -> differs(object, "holds rows of no table that the manifest has"));
        compareSequences();
        compareLargeObjects(largeObjects, largeObjectBytes);
        return findings;
    }

    private void compare(TableEntry table, Set<String> known) {
        var sum = Fingerprint.EMPTY;
        for (TableEntry.DataObject part : table.objects()) {
            known.add(part.object());
            sum = sum.plus(part.fingerprint());
            Fingerprint read = found.get(part.object());
            if (read != null && !read.equals(part.fingerprint())) {
                differs(table.name().toString(), differences(part, read));
            } else if (read == null && !isNamed(part.object())) {
                differs(table.name().toString(), "has rows in " + part.object() + ", which toc.dat does not name");
            }
        }
        if (!sum.equals(table.fingerprint())) {
            differs(
                    table.name().toString(),
                    "has " + table.fingerprint() + ", and its parts are " + sum + " in the manifest");
        }
    }

    private static String differences(TableEntry.DataObject part, Fingerprint read) {
        Fingerprint expected = part.fingerprint();
        return expected.rows() == read.rows()
                ? "has other rows in " + part.object() + " than were sealed"
                : "has " + read.rows() + " rows in " + part.object() + ", and " + expected.rows() + " were sealed";
    }

    private boolean isNamed(String object) {
        return contents.entries().stream()
                .filter(TocEntry::hasData)
                .anyMatch(entry -> entry.fileName() != null && object.startsWith(entry.fileName()));
    }

    private void compareSequences() {
        var set = new HashSet<QualifiedName>();
        for (TocEntry entry : contents.entries()) {
            if (entry.kind().equals(EntryKind.SEQUENCE_SET)) {
                set.add(new QualifiedName(String.valueOf(entry.schema()), entry.tag()));
            }
        }
        for (BackupContents.Sequence sequence : manifest.contents().sequences()) {
            if (!set.contains(sequence.name())) {
                differs(sequence.name().toString(), "has no value in toc.dat");
            }
        }
    }

    private void compareLargeObjects(long count, long bytes) {
        BackupContents.LargeObjects expected = manifest.contents().largeObjects();
        if (count != expected.count() || bytes != expected.bytes()) {
            differs(
                    "large objects",
                    "are " + count + " of " + bytes + " bytes, and " + expected.count() + " of " + expected.bytes()
                            + " bytes were sealed");
        }
    }

    private void differs(String subject, String detail) {
        findings.add(new Finding(Finding.Kind.DIFFERENT_CONTENTS, subject, detail));
    }
}
