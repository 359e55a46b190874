package io.restorable.backup.cli.report;

import io.restorable.backup.repository.Rekeyed;
import java.io.PrintWriter;

/** Prints for people who can decrypt a backup now: the answer first. */
final class RekeyText {

    private RekeyText() {}

    static void print(Rekeyed rekeyed, PrintWriter out) {
        String former = rekeyed.formerKeyIds().isEmpty() ? "nobody" : String.join(", ", rekeyed.formerKeyIds());
        out.println("REKEYED: " + rekeyed.name() + " for "
                + String.join(", ", rekeyed.manifest().head().keyIds()) + "; before, for " + former + ".");
        if (!rekeyed.leftovers().isEmpty()) {
            out.println("The store did not delete " + rekeyed.leftovers().size()
                    + " objects of before, which the former keys still decrypt: "
                    + String.join(", ", rekeyed.leftovers()) + ".");
            out.println("Rekey again when their lock has ended, or delete them by hand.");
        }
    }
}
