package himalia.kernel.cell.javac;

import himalia.kernel.cell.Cell;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/// Does what the first cells and the first Tab would otherwise wait for, as long as there is none.
final class WarmUp {
    /// What the cells here declare goes into states that nobody sees, and into classes whose names no cell uses.
    private static final int ASIDE = 1_000_000;
    private static final int NUMBERS = 1_000;

    /// Each round takes a hundredth of a second, and most of what a cell needs has been compiled after so many.
    private static final int ROUNDS = 60;

    private static final String EXPRESSION = "3 * 4";
    private static final String PROGRAM = """
            record Range(int low, int high) {
                Range {
                    if (low > high) throw new IllegalStateException(low + " > " + high);
                }
                int size() { return high - low; }
            }
            var ranges = new ArrayList<Range>();
            for (int i = 0; i < 3; i++) ranges.add(new Range(i, 2 * i + 1));
            int longest = ranges.stream().mapToInt(Range::size).max().orElse(0);
            ranges.removeIf(range -> range.size() < longest);
            System.out.println(ranges + " " + longest);
            ranges.getFirst()
            """;

    private final EngineParts parts;
    private final Lock lock;
    private final Assistant assistant;
    private int turn;
    private volatile boolean enough;

    /// @param lock held while javac works
    WarmUp(EngineParts parts, Lock lock, Assistant assistant) {
        this.parts = parts;
        this.lock = lock;
        this.assistant = assistant;
    }

    void run() throws InterruptedException {
        compile("1");
        // A first cell that is waiting already is better off without a rival for the processor.
        Thread.sleep(200);
        compile("int one = 1;\nList.of(one + \"\").size()");
        // Nobody has read the first cell and typed a word of the next before that.
        Thread.sleep(1000);
        assistant.warmUp();
        for (int round = 0; round < ROUNDS && !enough; round++) {
            compile(round % 2 == 0 ? EXPRESSION : PROGRAM);
            Thread.sleep(10);
        }
    }

    /// A cell has come: those that follow are warmed up by it, and need the processor.
    void end() {
        enough = true;
    }

    private void compile(String code) {
        CellState aside = new CellState(ASIDE + NUMBERS * turn++);
        lock.lock();
        try {
            Compiled compiled = new Compilation(parts.compiler(), aside, parts.imports(), new Cell(0, code)).compile();
            new LiveClasses(parts.loader()).load(compiled, Set.of());
        } finally {
            lock.unlock();
        }
    }
}
