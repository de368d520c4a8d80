package himalia.data;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.NoKeysAvailableException;
import tech.tablesaw.selection.Selection;

/// The texts of a column, as numbers that several columns may share.
///
/// Tablesaw's own dictionary has three hash maps and counts how often each text occurs; to make one takes longer than
/// most verbs, none of which asks for it. So it is made when something else first does, and answers alone from the
/// first change on: the numbers are never written into.
final class SharedTexts implements DictionaryMap {
    private @Nullable TextCodes codes; // none after the first change
    private @Nullable DictionaryMap own;

    SharedTexts(TextCodes codes) {
        this.codes = codes;
    }

    /// The texts as numbers, to read.
    TextCodes codes() {
        return codes != null ? codes : TextCodes.of(own(), null);
    }

    /// Tablesaw's dictionary of these texts, to read.
    private DictionaryMap own() {
        DictionaryMap made = own;
        if (made == null) {
            made = codes().dictionary();
            own = made;
        }
        return made;
    }

    /// The same to write into.
    private DictionaryMap changed() {
        DictionaryMap made = own();
        codes = null;
        return made;
    }

    @Override
    public int size() {
        return codes != null ? codes.codes().length : own().size();
    }

    @Override
    public String getValueForIndex(int row) {
        return codes != null ? codes.text(row) : own().getValueForIndex(row);
    }

    @Override
    public boolean isMissing(int row) {
        return codes != null ? codes.codes()[row] == TextCodes.MISSING : own().isMissing(row);
    }

    @Override
    public int countMissing() {
        return codes != null ? codes.countMissing() : own().countMissing();
    }

    @Override
    public Iterator<String> iterator() {
        return IntStream.range(0, size()).mapToObj(this::getValueForIndex).iterator();
    }

    @Override
    public String[] asObjectArray() {
        return IntStream.range(0, size()).mapToObj(this::getValueForIndex).toArray(String[]::new);
    }

    @Override
    public void append(String value) throws NoKeysAvailableException {
        changed().append(value);
    }

    @Override
    public void appendMissing() {
        changed().appendMissing();
    }

    @Override
    public void set(int row, String value) throws NoKeysAvailableException {
        changed().set(row, value);
    }

    @Override
    public void clear() {
        changed().clear();
    }

    @Override
    public void sortAscending() {
        changed().sortAscending();
    }

    @Override
    public void sortDescending() {
        changed().sortDescending();
    }

    @Override
    public DictionaryMap promoteYourself() {
        return own().promoteYourself();
    }

    @Override
    public boolean canPromoteToText() {
        return own().canPromoteToText();
    }

    @Override
    public int nextKeyWithoutIncrementing() {
        return own().nextKeyWithoutIncrementing();
    }

    @Override
    public int getKeyAtIndex(int row) {
        return own().getKeyAtIndex(row);
    }

    @Override
    public int getKeyForIndex(int row) {
        return own().getKeyForIndex(row);
    }

    @Override
    public String getValueForKey(int key) {
        return own().getValueForKey(key);
    }

    @Override
    public byte[] asBytes(int row) {
        return own().asBytes(row);
    }

    @Override
    public int countOccurrences(String value) {
        return own().countOccurrences(value);
    }

    @Override
    public int countUnique() {
        return own().countUnique();
    }

    @Override
    public Set<String> asSet() {
        return own().asSet();
    }

    @Override
    public Table countByCategory(String name) {
        return own().countByCategory(name);
    }

    @Override
    public int firstIndexOf(String value) {
        return own().firstIndexOf(value);
    }

    @Override
    public Selection selectIsIn(String... values) {
        return own().selectIsIn(values);
    }

    @Override
    public Selection selectIsIn(Collection<String> values) {
        return own().selectIsIn(values);
    }

    @Override
    public Selection isEqualTo(String value) {
        return own().isEqualTo(value);
    }

    @Override
    public List<BooleanColumn> getDummies() {
        return own().getDummies();
    }
}
