package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicFailure;
import himalia.api.Services;
import himalia.kernel.cell.Ansi;
import himalia.kernel.cell.Binding;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.Stops;
import himalia.kernel.cell.Variable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A cell engine whose cells may begin with magics: those of the kernel, and those that the libraries of the cells
/// bring.
public final class Magics implements CellEngine {
    private final CellEngine java;
    private final List<Magic> own;
    private @Nullable Map<String, Magic> byName;
    /// The Java of the last cell that had any.
    private volatile @Nullable String before;

    /// @param java runs what is no magic
    /// @param own  the magics of the kernel
    public Magics(CellEngine java, List<Magic> own) {
        this.java = java;
        this.own = List.copyOf(own);
        java.onClassPath(this::forget);
    }

    /// The magics every kernel has.
    public static Magics standard(CellEngine java) {
        return new Magics(
                java,
                List.of(
                        new JarsMagic(),
                        new ClasspathMagic(),
                        new TimeMagic(),
                        new TimeitMagic(),
                        new SemicolonMagic(java::showStatements),
                        new SugarMagic(java::takeSugar),
                        new JavaMagic(),
                        new ListMagics()));
    }

    private synchronized Map<String, Magic> byName() {
        if (byName == null) {
            Map<String, Magic> found = new TreeMap<>();
            List<Magic> all = new ArrayList<>(own);
            all.addAll(Services.find(
                    Magic.class, java.classLoader(), why -> System.err.println("A magic could not be loaded: " + why)));
            for (Magic magic : all) {
                found.putIfAbsent(magic.name(), magic);
                magic.otherNames().forEach(name -> found.putIfAbsent(name, magic));
            }
            byName = found;
        }
        return byName;
    }

    private synchronized void forget() {
        byName = null;
    }

    /// All magics, by their first name.
    List<Magic> magics() {
        return byName().values().stream().distinct().toList();
    }

    @Override
    public CellResult execute(Cell cell, Runnable start) {
        MagicCell parts = MagicCell.of(cell.code());
        try {
            return parts.hasMagics() ? attend(cell, () -> run(cell.number(), parts, start)) : java.execute(cell, start);
        } finally {
            parts.anyJava().ifPresent(text -> before = text);
        }
    }

    /// The Java of the cell that was run last.
    Optional<String> before() {
        return Optional.ofNullable(before);
    }

    private CellResult run(int number, MagicCell cell, Runnable start) throws Exception {
        start.run();
        CellResult last = new CellResult.Done();
        for (MagicCell.Line line : cell.lines()) {
            last = run(line, new Call(this, number, cell, line));
            if (last instanceof CellResult.Failure) {
                return last;
            }
        }
        return cell.hasJava() ? java.execute(new Cell(number, cell.java())) : last;
    }

    private CellResult run(MagicCell.Line line, Call call) throws Exception {
        try {
            return find(line).run(call);
        } catch (MagicFailure e) {
            String message = String.valueOf(e.getMessage());
            List<String> lines = new ArrayList<>(message.lines().toList());
            lines.set(0, Ansi.strong(lines.getFirst()));
            return new CellResult.Failure(
                    "MagicError", message.lines().findFirst().orElse(""), lines);
        }
    }

    private Magic find(MagicCell.Line line) throws MagicFailure {
        Magic magic = byName().get(line.name());
        if (magic == null) {
            throw new MagicFailure("There is no magic " + line.text() + ". There are "
                    + String.join(", ", spelt(1).keySet()) + ".\nHint: %lsmagic says what each does.");
        }
        if (magic.form() == Magic.Form.LINE && line.isOverCell()) {
            throw new MagicFailure(
                    line.text() + " takes no lines below it.\nHint: write it with one percent sign: " + magic.usage());
        }
        if (magic.form() == Magic.Form.CELL && !line.isOverCell()) {
            throw new MagicFailure(line.text() + " takes the lines below it.\nHint: write it with two percent signs: "
                    + magic.usage());
        }
        return magic;
    }

    /// The magics by how they may be written.
    ///
    /// @param from with so many percent signs, or more
    private Map<String, Magic> spelt(int from) {
        Map<String, Magic> spelt = new LinkedHashMap<>();
        byName().forEach((name, magic) -> {
            if (from == 1 && magic.form() != Magic.Form.CELL) {
                spelt.put("%" + name, magic);
            }
        });
        byName().forEach((name, magic) -> {
            if (magic.form() != Magic.Form.LINE) {
                spelt.put("%%" + name, magic);
            }
        });
        return spelt;
    }

    /// The Java around an offset, at its place, with blanks for everything else; empty if there is none.
    private Optional<String> javaAt(MagicCell cell, int offset) {
        Optional<MagicCell.Line> line = cell.lineAt(offset);
        if (line.isPresent()) {
            int start = javaStart(cell, line.get());
            return start < 0 || offset < line.get().rest() + start
                    ? Optional.empty()
                    : Optional.of(cell.blank(line.get().rest() + start)
                            + cell.code()
                                    .substring(
                                            line.get().rest() + start,
                                            line.get().end()));
        }
        boolean isOther = cell.hasMagics()
                && cell.lines().getLast().isOverCell()
                && javaStart(cell, cell.lines().getLast()) < 0;
        return isOther ? Optional.empty() : Optional.of(cell.java());
    }

    private int javaStart(MagicCell cell, MagicCell.Line line) {
        Magic magic = byName().get(line.name());
        return magic == null ? -1 : magic.javaStart(cell.rest(line));
    }

    @Override
    public Completion complete(String code, int cursor) {
        MagicCell cell = MagicCell.of(code);
        if (!cell.hasMagics()) {
            return java.complete(code, cursor);
        }
        Optional<MagicCell.Line> line = cell.lineAt(cursor);
        if (line.isPresent() && cursor < line.get().rest() || line.isPresent() && isInName(cell, line.get(), cursor)) {
            return completeName(code, line.get(), cursor);
        }
        Optional<String> around = javaAt(cell, cursor);
        if (around.isPresent()) {
            return java.complete(around.get(), cursor);
        }
        return line.map(one -> completeArgument(code, one, cursor)).orElse(Completion.none(cursor));
    }

    private static boolean isInName(MagicCell cell, MagicCell.Line line, int cursor) {
        return cursor > line.start()
                && !Character.isWhitespace(cell.code().charAt(cursor - 1))
                && cursor == line.rest();
    }

    private Completion completeName(String code, MagicCell.Line line, int cursor) {
        String typed = "%".repeat(line.percents())
                + code.substring(Math.min(cursor, line.start() + line.percents()), cursor)
                        .strip();
        List<Completion.Match> matches = new ArrayList<>();
        spelt(line.percents()).forEach((spelling, magic) -> {
            // `%ti` can become `%%time`, too.
            if (spelling.startsWith(typed) || spelling.startsWith("%" + typed)) {
                matches.add(new Completion.Match(spelling, "magic", magic.summary()));
            }
        });
        return new Completion(matches, line.start(), cursor);
    }

    private Completion completeArgument(String code, MagicCell.Line line, int cursor) {
        Magic magic = byName().get(line.name());
        if (magic == null) {
            return Completion.none(cursor);
        }
        String typed = code.substring(line.rest(), cursor);
        List<Completion.Match> matches = magic.complete(typed).stream()
                .map(text -> new Completion.Match(text, "argument", ""))
                .toList();
        return new Completion(matches, line.rest() + Arguments.lastWord(typed), cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
        MagicCell cell = MagicCell.of(code);
        if (!cell.hasMagics()) {
            return java.inspect(code, cursor, detailed);
        }
        Optional<String> around = javaAt(cell, cursor);
        if (around.isPresent()) {
            return java.inspect(around.get(), cursor, detailed);
        }
        return cell.lineAt(cursor).map(line -> byName().get(line.name())).map(Magics::inspection);
    }

    private static Inspection inspection(Magic magic) {
        String text = magic.usage() + "\n" + magic.summary();
        String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new Inspection(text, "<pre>" + html + "</pre>");
    }

    /// Lines below a `%%` end with an empty one, as in IPython's console.
    @Override
    public Completeness completeness(String code) {
        MagicCell cell = MagicCell.of(code);
        if (!cell.hasMagics()) {
            return java.completeness(code);
        }
        if (cell.lines().getLast().isOverCell()) {
            boolean ended = code.substring(cell.below()).isBlank()
                    ? code.endsWith("\n\n")
                    : code.substring(code.lastIndexOf('\n') + 1).isBlank();
            return Completeness.of(ended ? Completeness.State.COMPLETE : Completeness.State.INCOMPLETE);
        }
        return cell.hasJava() ? java.completeness(cell.java()) : Completeness.of(Completeness.State.COMPLETE);
    }

    @Override
    public CellResult attend(Cell cell, Callable<CellResult> work) {
        return java.attend(cell, work);
    }

    @Override
    public CellResult present(Cell cell, Callable<CellResult> work) {
        return java.present(cell, work);
    }

    @Override
    public CellResult beside(Callable<CellResult> work, Consumer<CellResult.Failure> givenUp) {
        return java.beside(work, givenUp);
    }

    @Override
    public CellResult evaluate(String expression) {
        return java.evaluate(expression);
    }

    @Override
    public void interrupt() {
        java.interrupt();
    }

    @Override
    public List<Variable> variables() {
        return java.variables();
    }

    @Override
    public List<Binding> bindings() {
        return java.bindings();
    }

    @Override
    public <T> Optional<T> look(Duration limit, Supplier<T> question) {
        return java.look(limit, question);
    }

    @Override
    public Stops stops() {
        return java.stops();
    }

    @Override
    public void stopping(boolean on) {
        java.stopping(on);
    }

    @Override
    public ClassLoader classLoader() {
        return java.classLoader();
    }

    @Override
    public void addToClassPath(Path path) {
        java.addToClassPath(path);
    }

    @Override
    public CellResult plain(Cell cell) {
        return java.plain(cell);
    }

    @Override
    public void onClassPath(Runnable listener) {
        java.onClassPath(listener);
    }

    @Override
    public void onGivenUp(Consumer<CellResult.Failure> listener) {
        java.onGivenUp(listener);
    }

    @Override
    public void showStatements(boolean all) {
        java.showStatements(all);
    }

    @Override
    public void takeSugar(boolean taken) {
        java.takeSugar(taken);
    }

    @Override
    public void close() {
        java.close();
    }
}
