package io.restorable.backup.ddl.graph;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of dump ids in the order they were added. Nearly all nodes depend on a handful of others, and there may be
 * hundreds of thousands of nodes: an array holds them in a tenth of the room of a hash table.
 */
final class DumpIds extends AbstractSet<Integer> {

    /** Up to here, looking at each one is quicker than hashing. */
    private static final int FEW = 16;

    private static final int[] NONE = {};

    private int[] ids = NONE;
    private int size;
    private @Nullable Set<Integer> members;

    @Override
    public boolean add(Integer dumpId) {
        if (contains(dumpId)) {
            return false;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size + (size < FEW ? 4 : size / 2));
        }
        ids[size++] = dumpId;
        if (members != null) {
            members.add(dumpId);
        } else if (size > FEW) {
            members = new HashSet<>(this);
        }
        return true;
    }

    @Override
    public boolean remove(Object dumpId) {
        int place = contains(dumpId) ? place(dumpId) : size;
        if (place == size) {
            return false;
        }
        System.arraycopy(ids, place + 1, ids, place, --size - place);
        if (members != null) {
            members.remove(dumpId);
        }
        return true;
    }

    @Override
    public boolean contains(Object dumpId) {
        return members != null ? members.contains(dumpId) : place(dumpId) < size;
    }

    private int place(Object dumpId) {
        int place = 0;
        while (place < size && !dumpId.equals(ids[place])) {
            place++;
        }
        return place;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<Integer> iterator() {
        return new Iterator<>() {

            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public Integer next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return ids[next++];
            }
        };
    }
}
