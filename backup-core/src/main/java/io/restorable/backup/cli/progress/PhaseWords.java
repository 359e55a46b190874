package io.restorable.backup.cli.progress;

import io.restorable.backup.event.Operation;
import io.restorable.backup.event.ProgressEvent;

/** Names the parts of operations as people would. */
final class PhaseWords {

    private PhaseWords() {}

    static String of(ProgressEvent.PhaseStarted event) {
        boolean dump = event.operation() == Operation.DUMP;
        return switch (event.phase()) {
            case PREFLIGHT -> dump ? "Checking rights and locking tables" : "Checking the target";
            case CATALOG -> "Reading definitions";
            case CHECKSUMS -> "Checking the backup's checksums";
            case PRE_DATA -> "Making tables, types and functions";
            case DATA ->
                switch (event.operation()) {
                    case DUMP -> "Backing rows up";
                    case COPY -> "Copying objects";
                    case REKEY -> "Encrypting anew";
                    case EXTRACT -> "Reading rows";
                    case RESCUE -> "Bringing rows back";
                    default -> "Loading rows";
                };
            case POST_DATA -> "Making indexes, constraints and triggers";
            case COMPARE -> "Comparing contents";
            case FINISH -> dump ? "Sealing" : "Finishing";
        };
    }
}
