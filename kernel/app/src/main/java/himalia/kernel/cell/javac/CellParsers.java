package himalia.kernel.cell.javac;

import com.sun.tools.javac.parser.JavacParser;
import com.sun.tools.javac.parser.ParserFactory;
import com.sun.tools.javac.parser.ScannerFactory;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Log;
import himalia.kernel.cell.javac.jdk.CellParserFactory;

/// Gives javac a parser that takes cells where it expects compilation units.
final class CellParsers extends CellParserFactory {
    private final ScannerFactory scanners;
    private final Context context;

    private CellParsers(Context context) {
        super(context);
        this.context = context;
        scanners = ScannerFactory.instance(context);
    }

    /// To be called before javac has made its own factory.
    static void register(Context context) {
        if (context.get(parserFactoryKey) == null) {
            context.put(parserFactoryKey, (Context.Factory<ParserFactory>) CellParsers::new);
        }
    }

    @Override
    protected JavacParser newParser(CharSequence input, boolean docComments) {
        CellSource source = Log.instance(context).currentSourceFile() instanceof CellSource cell ? cell : null;
        CellParser parser = new CellParser(
                this,
                scanners.newScanner(input, docComments),
                source != null && source.isUnfinished(),
                source != null && source.takesValues());
        if (source != null) {
            source.parsedBy(parser);
        }
        return parser;
    }
}
