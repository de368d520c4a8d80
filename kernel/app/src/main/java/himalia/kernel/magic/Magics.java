package himalia.kernel.magic;

import himalia.api.CellListener;
import himalia.api.CellResult;
import himalia.api.Closest;
import himalia.api.Magic;
import himalia.api.MagicFailure;
import himalia.api.MagicValue;
import himalia.api.Services;
import himalia.kernel.cell.Ansi;
import himalia.kernel.cell.Binding;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Declaration;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.Stops;
import himalia.kernel.cell.Variable;
import himalia.kernel.history.History;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cell engine whose cells may hold magics: those of the kernel, and those that the libraries of the cells bring.
public final class Magics implements CellEngine {
    private static final String TAKE = "himalia.api.MagicValue.take()";

    /// What may stand behind any line of Java. In an address no blank stands before two slashes.
    private static final Pattern BEHIND = Pattern.compile("\\s*;?\\s*(?:(?:^|\\s|(?<=;))//.*)?$");

    private final CellEngine java;
    private final Function<Magics, List<Magic>> own;
    private @Nullable List<Magic> made;
    private @Nullable Map<String, Magic> byName;
    /// The Java of the last cell that had any.
    private volatile @Nullable String before;

    /// @param java runs what is no magic
    /// @param own  makes the magics of the kernel, once the first is asked for
    Magics(CellEngine java, Function<Magics, List<Magic>> own) {
        this.java = java;
        this.own = own;
        java.onClassPath(this::forgetMagics);
    }

    /// The magics every kernel has.
    ///
    /// @param history the cells that were run
    public static Magics standard(CellEngine java, History history) {
        return new Magics(java, magics -> KernelMagics.of(magics, java, history));
    }

    private List<Magic> own() {
        List<Magic> known = made;
        if (known == null) {
            known = List.copyOf(own.apply(this));
            made = known;
        }
        return known;
    }

    private synchronized Map<String, Magic> byName() {
        if (byName == null) {
            Map<String, Magic> found = new TreeMap<>();
            List<Magic> all = new ArrayList<>(own());
            all.addAll(Services.find(
                    Magic.class, java.classLoader(), why -> System.err.println("A magic could not be loaded: " + why)));
            // What only says that it is not there comes last: a library may bring it.
            all.sort(Comparator.comparing(magic -> magic instanceof ForeignMagic));
            for (Magic magic : all) {
                found.putIfAbsent(magic.name(), magic);
                magic.otherNames().forEach(name -> found.putIfAbsent(name, magic));
            }
            byName = found;
        }
        return byName;
    }

    private synchronized void forgetMagics() {
        byName = null;
    }

    /// All magics, by their first name.
    List<Magic> magics() {
        return byName().values().stream().distinct().toList();
    }

    private MagicCell take(String code) {
        return MagicCell.of(code, java::isVariable);
    }

    @Override
    public CellResult execute(Cell cell, Runnable start) {
        MagicCell parts = take(cell.code());
        try {
            return parts.hasMagics() ? attend(cell, () -> run(cell.number(), parts, start)) : java.execute(cell, start);
        } finally {
            String text = javaOf(parts);
            if (!text.isBlank()) {
                before = text;
            }
        }
    }

    /// The Java of a cell, with that below a magic that takes Java.
    private String javaOf(MagicCell cell) {
        boolean isOther = cell.over().filter(line -> javaStart(cell, line) < 0).isPresent();
        return isOther ? cell.java().substring(0, cell.lines().getLast().start()) : cell.java();
    }

    /// The Java of the cell that was run last.
    Optional<String> before() {
        return Optional.ofNullable(before);
    }

    private CellResult run(int number, MagicCell cell, Runnable start) throws Exception {
        Optional<CellResult.Failure> unreadable = unreadable(number, cell);
        if (unreadable.isPresent()) {
            return unreadable.get();
        }
        start.run();
        CellResult last = new CellResult.Done();
        String taken = TAKE;
        for (MagicCell.Part part : cell.parts()) {
            switch (part) {
                case MagicCell.Line line -> {
                    last = run(line, new Call(this, number, cell, line));
                    if (line.isAssigned() && last instanceof CellResult.Value(Object value)) {
                        Optional<CellResult.Failure> misfit = misfit(number, cell, line, MagicValue.typeOf(value));
                        if (misfit.isPresent()) {
                            return misfit.get();
                        }
                        MagicValue.give(value);
                        taken = cell.target(line).matches("(final\\s+)?var\\s+\\S+")
                                ? TAKE.replace("take", "<" + MagicValue.typeOf(value) + ">take")
                                : TAKE;
                    }
                }
                case MagicCell.Java text -> last = java.execute(new Cell(number, cell.text(text, taken)));
            }
            if (last instanceof CellResult.Failure) {
                return last;
            }
        }
        return last;
    }

    /// The failure of a variable that cannot hold what a magic gives.
    ///
    /// @param type of the value
    private Optional<CellResult.Failure> misfit(int number, MagicCell cell, MagicCell.Line line, String type) {
        String target = cell.target(line);
        if (target.matches("(final\\s+)?var\\s+\\S+") || type.equals("java.lang.Object")) {
            return Optional.empty();
        }
        String set = target + " = " + TAKE.replace("take", "<" + type + ">take") + ";";
        boolean fits = !(java.plain(new Cell(number, set)) instanceof CellResult.Failure failure)
                || !failure.message().contains("cannot be converted");
        if (fits) {
            return Optional.empty();
        }
        String simple = type.replaceAll("\\b[a-z]\\w*\\.", "");
        String name = target.substring(target.lastIndexOf(' ') + 1);
        String magic = cell.code().substring(line.start(), line.restEnd()).strip();
        return Optional.of(failure(
                new MagicFailure(line.text() + " gives a " + simple + ", which `" + target
                        + "` cannot hold.\nHint: `var " + name + " = " + magic + "` takes it as it is."),
                null));
    }

    /// The failure of Java between magics that nobody could read: then nothing of the cell runs. Whether the names in
    /// it are known, only the magics before it can tell.
    private Optional<CellResult.Failure> unreadable(int number, MagicCell cell) {
        for (MagicCell.Part part : cell.parts()) {
            if (part instanceof MagicCell.Java text) {
                String code = cell.text(text, TAKE);
                Completeness.State state = java.completeness(code).state();
                boolean isWrong = state == Completeness.State.INVALID || state == Completeness.State.INCOMPLETE;
                if (isWrong && java.plain(new Cell(number, code)) instanceof CellResult.Failure failure) {
                    return Optional.of(failure);
                }
            }
        }
        return Optional.empty();
    }

    private CellResult run(MagicCell.Line line, Call call) throws Exception {
        @Nullable Magic magic = null;
        try {
            magic = find(line);
            CellResult result = magic.run(call);
            if (line.isAssigned() && result instanceof CellResult.Done) {
                throw new MagicFailure(line.text() + " gives no value.\nHint: write it in a line of its own.");
            }
            return result;
        } catch (MagicFailure e) {
            return failure(e, magic);
        }
    }

    /// What went wrong, and how the magic is written if that was wrong.
    private static CellResult.Failure failure(MagicFailure failure, @Nullable Magic magic) {
        String message = String.valueOf(failure.getMessage());
        List<String> lines = new ArrayList<>(message.lines().toList());
        lines.set(0, Ansi.strong(lines.getFirst()));
        if (failure.isWrongUse() && magic != null) {
            lines.add("Usage: " + magic.usage());
        }
        return new CellResult.Failure("MagicError", message.lines().findFirst().orElse(""), lines);
    }

    private Magic find(MagicCell.Line line) throws MagicFailure {
        Magic magic = byName().get(line.name());
        if (magic == null) {
            String instead = Elsewhere.instead(line.name());
            if (instead != null) {
                throw new MagicFailure("There is no magic " + line.text() + " here.\nHint: " + instead + ".");
            }
            String near = Closest.of(line.name(), byName().keySet());
            throw new MagicFailure("There is no magic " + line.text() + "."
                    + (near == null ? "" : " Did you mean " + spelling(near, line.percents()) + "?")
                    + "\nHint: %lsmagic says which there are and what each does.");
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

    private String spelling(String name, int percents) {
        return switch (Objects.requireNonNull(byName().get(name)).form()) {
            case LINE -> "%" + name;
            case CELL -> "%%" + name;
            case BOTH -> "%".repeat(percents) + name;
        };
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
                                            line.get().restEnd()));
        }
        Optional<MagicCell.Line> over = cell.over();
        boolean isOther = over.isPresent() && offset > over.get().end() && javaStart(cell, over.get()) < 0;
        return isOther ? Optional.empty() : Optional.of(cell.java());
    }

    /// The arguments of a line, without a comment and a semicolon behind them: unless Java or a shell reads them.
    String rest(MagicCell cell, MagicCell.Line line) {
        String rest = cell.rest(line);
        Magic magic = byName().get(line.name());
        boolean isPlain = magic != null && magic.javaStart(rest) < 0 && !(magic instanceof SystemMagic);
        return isPlain ? BEHIND.matcher(rest).replaceFirst("") : rest;
    }

    private int javaStart(MagicCell cell, MagicCell.Line line) {
        Magic magic = byName().get(line.name());
        return magic == null ? -1 : magic.javaStart(cell.rest(line));
    }

    @Override
    public Completion complete(String code, int cursor) {
        MagicCell cell = take(code);
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
        MagicCell cell = take(code);
        if (!cell.hasMagics()) {
            return java.inspect(code, cursor, detailed);
        }
        Optional<String> around = javaAt(cell, cursor);
        if (around.isPresent()) {
            return java.inspect(around.get(), cursor, detailed);
        }
        return cell.lineAt(cursor).map(line -> byName().get(line.name())).map(Magics::inspection);
    }

    /// What is known of a magic.
    Optional<Inspection> help(String name) {
        return Optional.ofNullable(byName().get(name)).map(Magics::inspection);
    }

    private static Inspection inspection(Magic magic) {
        String text = magic.usage() + "\n" + magic.summary();
        String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new Inspection(text, "<pre>" + html + "</pre>");
    }

    /// Lines below a `%%` end with an empty one, as in IPython's console.
    @Override
    public Completeness completeness(String code) {
        MagicCell cell = take(code);
        if (!cell.hasMagics()) {
            return java.completeness(code);
        }
        if (cell.over().isPresent()) {
            boolean ended = code.substring(cell.bodyStart()).isBlank()
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
    public CellResult cellsBeside(Callable<CellResult> work, Consumer<CellResult.Failure> givenUp) {
        return java.cellsBeside(work, givenUp);
    }

    @Override
    public CellResult.Failure explain(Throwable thrown) {
        return java.explain(thrown);
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
    public Map<String, Object> values() {
        return java.values();
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
    public void stopping(Stops.Weaving told) {
        java.stopping(told);
    }

    @Override
    public boolean isVariable(String name) {
        return java.isVariable(name);
    }

    @Override
    public List<Declaration> declarations() {
        return java.declarations();
    }

    @Override
    public Optional<String> forget(Set<String> names) {
        return java.forget(names);
    }

    @Override
    public Map<String, byte[]> classFiles(String name) {
        return java.classFiles(name);
    }

    @Override
    public void fetchSources(Function<Path, @Nullable Future<?>> fetcher) {
        java.fetchSources(fetcher);
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
    public void listen(CellListener listener) {
        java.listen(listener);
    }

    @Override
    public void close() {
        java.close();
    }
}
