package himalia.data;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.doubles.DoubleCollection;
import it.unimi.dsi.fastutil.doubles.DoubleComparator;
import it.unimi.dsi.fastutil.doubles.DoubleList;
import java.util.Arrays;
import java.util.function.DoublePredicate;

/// The decimals of a column.
///
/// Copies share one array until somebody writes into one of them: so a table hands columns on to another one at no
/// cost, and neither sees what becomes of the other. Whatever writes into the array begins with [#own]; iterators write
/// by these methods.
final class SharedDoubles extends DoubleArrayList {
    private static final long serialVersionUID = 1L;

    private boolean shared;

    /// @param values belong to this list from now on
    /// @param size how many of them count
    SharedDoubles(double[] values, int size) {
        super(values, false);
        this.size = size;
    }

    /// The numbers to read, perhaps with others behind them.
    double[] values() {
        return a;
    }

    /// The same numbers once more.
    @Override
    public SharedDoubles clone() {
        SharedDoubles copy = new SharedDoubles(a, size);
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
    public boolean add(double value) {
        own();
        return super.add(value);
    }

    @Override
    public void add(int index, double value) {
        own();
        super.add(index, value);
    }

    @Override
    public double set(int index, double value) {
        own();
        return super.set(index, value);
    }

    @Override
    public double removeDouble(int index) {
        own();
        return super.removeDouble(index);
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
    public void addElements(int index, double[] values, int offset, int length) {
        own();
        super.addElements(index, values, offset, length);
    }

    @Override
    public void setElements(int index, double[] values, int offset, int length) {
        own();
        super.setElements(index, values, offset, length);
    }

    @Override
    public boolean addAll(int index, DoubleCollection values) {
        own();
        return super.addAll(index, values);
    }

    @Override
    public boolean addAll(int index, DoubleList values) {
        own();
        return super.addAll(index, values);
    }

    @Override
    public boolean removeAll(DoubleCollection values) {
        own();
        return super.removeAll(values);
    }

    @Override
    public boolean removeIf(DoublePredicate condition) {
        own();
        return super.removeIf(condition);
    }

    @Override
    public void sort(DoubleComparator order) {
        own();
        super.sort(order);
    }

    @Override
    public void unstableSort(DoubleComparator order) {
        own();
        super.unstableSort(order);
    }

    @Override
    public double[] elements() {
        own();
        return super.elements();
    }

    @Override
    public DoubleList subList(int from, int to) {
        own();
        return super.subList(from, to);
    }
}
