package himalia.data;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.NoKeysAvailableException;
import tech.tablesaw.selection.Selection;

/// The texts of a column, as numbers that several columns may share, or as bytes that were read.
///
/// Tablesaw's own dictionary has three hash maps and counts how often each text occurs; to make one takes longer than
/// most verbs, none of which asks for it. So it is made when something else first does, and answers alone from the
/// first change on: the numbers are never written into.
final class SharedTexts implements DictionaryMap {
    // None of them after the first change.
    private @Nullable PackedTexts packed;
    private @Nullable TextCodes codes;
    private @Nullable DictionaryMap own;

    SharedTexts(TextCodes codes) {
        this.codes = codes;
    }

    /// Their numbers are made when somebody asks for them.
    SharedTexts(PackedTexts packed) {
        this.packed = packed;
    }

    /// Those of a column.
    static SharedTexts of(StringColumn column) {
        return column.getDictionary() instanceof SharedTexts shared && shared.rows() != null
                ? shared
                : new SharedTexts(TextCodes.of(column));
    }

    /// Those of some rows of a column, in that order; [Cells#NO_ROW] has none.
    ///
    /// @param gaps whether there is such a row
    static SharedTexts of(StringColumn column, int[] rows, boolean gaps) {
        return column.getDictionary() instanceof SharedTexts shared
                ? shared.taken(rows, gaps)
                : new SharedTexts(TextCodes.of(column.getDictionary(), rows));
    }

    /// Marks the rows of a column that have no text.
    static void addMissing(StringColumn column, boolean[] missing) {
        int[] rows = of(column).rows();
        for (int row = 0; row < missing.length; row++) {
            missing[row] |= rows != null && rows[row] == TextCodes.MISSING;
        }
    }

    /// A column of these texts.
    StringColumn column(String name) {
        return StringColumn.createInternal(name, this);
    }

    /// The texts as numbers, to read.
    TextCodes codes() {
        TextCodes numbers = codes;
        PackedTexts bytes = packed;
        if (numbers == null && bytes != null) {
            numbers = bytes.numbered();
            codes = numbers;
        }
        return numbers != null ? numbers : TextCodes.of(own(), null);
    }

    /// What each row has, a number or a place; null after the first change.
    private int @Nullable [] rows() {
        TextCodes numbers = codes;
        PackedTexts bytes = packed;
        return numbers != null ? numbers.codes() : bytes != null ? bytes.codes() : null;
    }

    /// The same for another column.
    SharedTexts copy() {
        PackedTexts bytes = packed;
        return codes == null && bytes != null ? new SharedTexts(bytes) : new SharedTexts(codes());
    }

    /// These rows, and those of another column below them.
    SharedTexts and(SharedTexts below) {
        PackedTexts bytes = packed;
        PackedTexts others = below.packed;
        return codes == null && below.codes == null && bytes != null && others != null && bytes.hasRoomFor(others)
                ? new SharedTexts(bytes.and(others))
                : new SharedTexts(codes().and(below.codes()));
    }

    private SharedTexts taken(int[] rows, boolean gaps) {
        PackedTexts bytes = packed;
        return codes == null && bytes != null
                ? new SharedTexts(bytes.taken(rows, gaps))
                : new SharedTexts(codes().taken(rows, gaps));
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
        packed = null;
        return made;
    }

    @Override
    public int size() {
        int[] numbers = rows();
        return numbers != null ? numbers.length : own().size();
    }

    @Override
    public String getValueForIndex(int row) {
        TextCodes numbers = codes;
        PackedTexts bytes = packed;
        return numbers != null ? numbers.text(row) : bytes != null ? bytes.text(row) : own().getValueForIndex(row);
    }

    @Override
    public boolean isMissing(int row) {
        int[] numbers = rows();
        return numbers != null ? numbers[row] == TextCodes.MISSING : own().isMissing(row);
    }

    @Override
    public int countMissing() {
        int[] numbers = rows();
        return numbers != null ? TextCodes.countMissing(numbers) : own().countMissing();
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
