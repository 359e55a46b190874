package io.restorable.backup.catalog.relation.sequence;

/**
 * Where a sequence stands. The numbers of sequences are outside of transactions: they are those of the moment of
 * reading, not of the snapshot.
 *
 * @param sequence the sequence's OID in pg_class
 * @param last the last value
 * @param called whether the last value was given out already; if not, it is the next one
 */
public record SequenceValue(long sequence, long last, boolean called) {}
