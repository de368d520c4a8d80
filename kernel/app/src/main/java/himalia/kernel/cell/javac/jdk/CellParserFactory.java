package himalia.kernel.cell.javac.jdk;

import com.sun.tools.javac.parser.JavacParser;
import com.sun.tools.javac.parser.ParserFactory;
import com.sun.tools.javac.util.Context;

/// Makes the parsers of javac, whatever method it asks for one by.
public abstract class CellParserFactory extends ParserFactory {
    protected CellParserFactory(Context context) {
        super(context);
    }

    protected abstract JavacParser newParser(CharSequence input, boolean docComments);

    /// Until 26 the other two switches are for ends and lines, since 27 for lines and declarations of modules. A cell
    /// has the first two and never the third.
    @Override
    public final JavacParser newParser(CharSequence input, boolean docComments, boolean second, boolean third) {
        return newParser(input, docComments);
    }

    /// Until 26 javac asks by this for the parser of a unit; since 27 it overrides nothing, and has no annotation that
    /// says that it does.
    @SuppressWarnings("MissingOverride")
    public final JavacParser newParser(
            CharSequence input, boolean docComments, boolean ends, boolean lines, boolean moduleInfo) {
        return newParser(input, docComments);
    }
}
