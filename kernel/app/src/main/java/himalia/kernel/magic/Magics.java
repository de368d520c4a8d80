package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicFailure;
import himalia.api.MagicValue;
import himalia.kernel.cell.Ansi;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.ForwardingEngine;
import himalia.kernel.cell.Inspection;
import himalia.kernel.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A cell engine whose cells may hold magics: those of the kernel, and those that the libraries of the cells bring.
public final class Magics extends ForwardingEngine {
    private static final String TAKE = "himalia.api.MagicValue.take()";

    private final CellEngine java;
    private final MagicRegistry registry;
    private final MagicAssistant assistant;
    /// The Java of the last cell that had any.
    private volatile @Nullable String before;

    /// @param java runs what is no magic
    /// @param own  makes the magics of the kernel, once the first is asked for
    Magics(CellEngine java, Function<Magics, List<Magic>> own) {
        this.java = java;
        registry = new MagicRegistry(java, () -> own.apply(this));
        assistant = new MagicAssistant(java, registry);
    }

    /// The magics every kernel has.
    ///
    /// @param history the cells that were run
    public static Magics standard(CellEngine java, History history) {
        return new Magics(java, magics -> KernelMagics.of(magics, java, history));
    }

    @Override
    protected CellEngine engine() {
        return java;
    }

    /// All magics, by their first name.
    List<Magic> magics() {
        return registry.all();
    }

    /// The arguments of a line, as the magic reads them.
    String rest(MagicCell cell, MagicCell.Line line) {
        return registry.rest(cell, line);
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
        boolean isOther =
                cell.over().filter(line -> registry.javaStart(cell, line) < 0).isPresent();
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
            magic = registry.find(line);
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

    @Override
    public Completion complete(String code, int cursor) {
        return assistant.complete(code, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
        return assistant.inspect(code, cursor, detailed);
    }

    /// What is known of a magic.
    Optional<Inspection> help(String name) {
        return assistant.help(name);
    }

    @Override
    public Completeness completeness(String code) {
        return assistant.completeness(code);
    }
}
