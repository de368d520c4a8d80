package himalia.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One use of a [Magic]: what was written, and what the magic can do to the notebook.
public interface MagicCall {
    /// What stands behind the name in its line, as it was typed, without blanks at either end.
    String rest();

    /// The lines below `%%name`; empty for `%name`.
    Optional<String> body();

    /// The Java that stands in the cell below a magic of one line, and runs after it; empty if there is none.
    default Optional<String> below() {
        return Optional.empty();
    }

    /// Whether the Java around it waits for a value, as in `List<String> added = %jars lib/*.jar`. What gives none then
    /// fails.
    default boolean wantsValue() {
        return false;
    }

    /// The Java of the cell that was run before this one; empty if there was none.
    default Optional<String> before() {
        return Optional.empty();
    }

    /// What Java of a cell says where operators and brackets of objects are written as the calls that they stand for.
    /// Nothing of it runs.
    ///
    /// @return the text as the value, or the failure of what does not compile
    CellResult plain(String code);

    /// The magics that there are, by name.
    List<Magic> magics();

    /// Runs Java, or magics and Java, as if it stood in the cell: what it declares stays, its failure is returned.
    default CellResult run(String code) {
        return run(code, () -> {});
    }

    /// The same.
    ///
    /// @param start called when the code is compiled and about to run
    CellResult run(String code, Runnable start);

    /// A code with blanks before it, so that it begins where [#rest], or for a magic over a cell [#body], begins:
    /// errors in it are then shown at the lines that the user has written.
    String inPlace(String code);

    /// Puts a text into a cell below this one, to be changed and run; where there are no cells, prints it.
    default void nextCell(String text) {
        Frontend.current().nextCell(text);
    }

    /// Leaves the console in which the cell was run, once the cell has ended; a page stays.
    ///
    /// @param keepsKernel whether the kernel goes on without it
    default void leave(boolean keepsKernel) {
        Frontend.current().leave(keepsKernel);
    }

    /// Adds a jar or a folder of classes to what cells can use.
    void addToClassPath(Path path);

    /// The words of [#rest]. Quotes, single or double, keep blanks together: `%jars "my libs/a.jar"` has one word.
    default List<String> words() {
        return words(rest());
    }

    /// The words of a text, as those of a line.
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote == 0 && Character.isWhitespace(c)) {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else {
                word.append(c);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }
}
