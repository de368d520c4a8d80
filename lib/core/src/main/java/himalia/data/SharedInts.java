package himalia.data;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntCollection;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// The whole numbers of a column.
///
/// Copies share one array until somebody writes into one of them: so a table hands columns on to another one at no
/// cost, and neither sees what becomes of the other. Whatever writes into the array begins with [#own]; iterators write
/// by these methods.
final class SharedInts extends IntArrayList {
    private static final long serialVersionUID = 1L;

    private boolean shared;

    /// @param values belong to this list from now on
    /// @param size how many of them count
    SharedInts(int[] values, int size) {
        super(values, false);
        this.size = size;
    }

    /// The numbers to read, perhaps with others behind them.
    int[] values() {
        return a;
    }

    /// The same numbers once more.
    @Override
    public SharedInts clone() {
        SharedInts copy = new SharedInts(a, size);
        copy.shared = true;
        shared = true;
        return copy;
    }

    private void own() {
        if (shared) {
            a = Arrays.copyOf(a, size);
            shared = false;
        }
    }

    @Override
    public boolean add(int value) {
        own();
        return super.add(value);
    }

    @Override
    public void add(int index, int value) {
        own();
        super.add(index, value);
    }

    @Override
    public int set(int index, int value) {
        own();
        return super.set(index, value);
    }

    @Override
    public int removeInt(int index) {
        own();
        return super.removeInt(index);
    }

    @Override
    public void size(int size) {
        own();
        super.size(size);
    }

    @Override
    public void removeElements(int from, int to) {
        own();
        super.removeElements(from, to);
    }

    @Override
    public void addElements(int index, int[] values, int offset, int length) {
        own();
        super.addElements(index, values, offset, length);
    }

    @Override
    public void setElements(int index, int[] values, int offset, int length) {
        own();
        super.setElements(index, values, offset, length);
    }

    @Override
    public boolean addAll(int index, IntCollection values) {
        own();
        return super.addAll(index, values);
    }

    @Override
    public boolean addAll(int index, IntList values) {
        own();
        return super.addAll(index, values);
    }

    @Override
    public boolean removeAll(IntCollection values) {
        own();
        return super.removeAll(values);
    }

    @Override
    public boolean removeIf(IntPredicate condition) {
        own();
        return super.removeIf(condition);
    }

    @Override
    public void sort(IntComparator order) {
        own();
        super.sort(order);
    }

    @Override
    public void unstableSort(IntComparator order) {
        own();
        super.unstableSort(order);
    }

    @Override
    public int[] elements() {
        own();
        return super.elements();
    }

    @Override
    public IntList subList(int from, int to) {
        own();
        return super.subList(from, to);
    }
}
