package himalia.kernel.cell.javac;

import com.sun.tools.javac.api.ClientCodeWrapper.Trusted;
import himalia.kernel.cell.Frames;
import himalia.kernel.cell.Pasted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/// The text of a cell as a source file, whose name becomes the file name of stack frames: `Cell [12]`.
@Trusted
final class CellSource extends SimpleJavaFileObject {
    private final int cell;
    private final String code;
    private final boolean unfinished;
    private final Optional<String> leftOut;
    private @Nullable CellParser parser;
    private boolean takesValues;

    CellSource(int cell, String code) {
        this(cell, code, false, true);
    }

    /// @param unfinished whether it is being written and may be full of errors
    /// @param sugar      whether lines are read over that import libraries of Python
    CellSource(int cell, String code, boolean unfinished, boolean sugar) {
        super(uri(cell), Kind.SOURCE);
        this.unfinished = unfinished;
        this.cell = cell;
        String pasted = Pasted.of(code).code();
        PythonImports imports = sugar ? PythonImports.of(pasted) : new PythonImports(pasted, Optional.empty());
        this.code = imports.code();
        this.leftOut = imports.remark();
    }

    private static URI uri(int cell) {
        try {
            return new URI("cell", "", "/" + Frames.file(cell), null);
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// What was read over, in one sentence.
    Optional<String> leftOut() {
        return leftOut;
    }

    boolean isUnfinished() {
        return unfinished;
    }

    /// Lets a `switch` at the end that may have a value be taken for an expression.
    void takeValues() {
        takesValues = true;
    }

    boolean takesValues() {
        return takesValues;
    }

    /// Whether it ends in a `switch` that was taken for an expression, and may be a statement.
    boolean hasOpenSwitch() {
        return Objects.requireNonNull(parser).hasOpenSwitch();
    }

    int cell() {
        return cell;
    }

    String code() {
        return code;
    }

    /// The first one counts: later ones parse other texts while this is the current file.
    void parsedBy(CellParser first) {
        if (parser == null) {
            parser = first;
        }
    }

    /// The identifiers of the cell, once it has been parsed.
    Set<String> words() {
        Set<String> words = new HashSet<>();
        Objects.requireNonNull(parser).words().forEach(word -> words.add(word.toString()));
        return words;
    }

    /// Whether the text ended where it must go on.
    boolean isCutOff() {
        return Objects.requireNonNull(parser).isCutOff();
    }

    /// A cell may hold any public class.
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return true;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
    }
}
