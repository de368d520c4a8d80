package himalia.kernel.cell.javac;

import himalia.kernel.cell.Cell;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiles one cell, in as many attempts as it takes: what is learnt in one helps the next. Used once.
final class Compilation {
    private static final int ATTEMPTS = 20;

    private final CellCompiler compiler;
    private final Cell cell;
    final CellState state;
    final Imports imports;
    final Set<String> bodies;
    /// Declarations that lack something, by their ids.
    final Map<String, Lack> lacking = new HashMap<>();
    /// Variables declared by `var` that have another type than before.
    final Set<String> retyped = new HashSet<>();
    /// Whether nothing is to be taken but Java.
    boolean isPlain;
    /// What is wrong with the cell if more is taken; null if nothing is.
    @Nullable
    Rejected sweetened;
    /// Whether a `switch` at the end of the cell turned out to have no value.
    boolean isSwitchStatement;
    /// Reads the cell in plain Java; null if nobody does.
    final @Nullable PlainReader reader;

    /// Constants that the cell declares, by their ids: javac wants those of annotations before it attributes anything.
    final Map<String, Constants.Known> constants = new HashMap<>();

    /// @param what   what is not defined
    /// @param inBody whether only the body of a method is concerned
    record Lack(List<String> what, boolean inBody) {}

    Compilation(CellCompiler compiler, CellState state, Imports imports, Cell cell) {
        this(compiler, state, imports, cell, Set.of(), null);
    }

    /// @param reader is shown the cell in each attempt at it; what it was shown last counts
    Compilation(EngineParts parts, Cell cell, PlainReader reader) {
        this(parts.compiler(), parts.state(), parts.imports(), cell, Set.of(), reader);
    }

    /// @param bodies classes of which only the method bodies change, so that what uses them can stay
    Compilation(CellCompiler compiler, CellState state, Imports imports, Cell cell, Set<String> bodies) {
        this(compiler, state, imports, cell, bodies, null);
    }

    private Compilation(
            CellCompiler compiler,
            CellState state,
            Imports imports,
            Cell cell,
            Set<String> bodies,
            @Nullable PlainReader reader) {
        this.bodies = bodies;
        this.reader = reader;
        this.compiler = compiler;
        this.state = state;
        this.imports = imports;
        this.cell = cell;
    }

    CellFiles files() {
        return compiler.files();
    }

    /// @throws Rejected if the cell does not compile
    Compiled compile() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            CellSource source = new CellSource(cell.number(), cell.code(), false, state.sugar);
            if (!isSwitchStatement) {
                source.takeValues();
            }
            Optional<Compiled> compiled;
            try {
                compiled = compiler.compile(source, session -> new Attempt(this, session).go());
            } catch (Rejected plain) {
                throw sweetened == null ? plain : sweetened;
            }
            if (compiled.isPresent()) {
                return compiled.get();
            }
        }
        throw new IllegalStateException("the compiler could not make sense of the cell");
    }
}
