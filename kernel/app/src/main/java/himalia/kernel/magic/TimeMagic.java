package himalia.kernel.magic;

import com.sun.management.OperatingSystemMXBean;
import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.api.Timing;
import java.lang.management.ManagementFactory;

/// `%time csv("big.csv")`, or `%%time` over a cell: how long it takes.
///
/// In IPython's words. The time of the compilation is not part of it, and told apart when it is long. Processor time is
/// that of all threads of the kernel; how much of it the operating system has used, Java does not say.
final class TimeMagic implements Magic {
    /// A compilation that is longer is worth a line.
    private static final double LONG_COMPILATION = 0.1;

    @Override
    public String name() {
        return "time";
    }

    @Override
    public String usage() {
        return "%time JAVA  or  %%time";
    }

    @Override
    public String summary() {
        return "runs a line, or the lines below it, and says how long that takes";
    }

    @Override
    public Form form() {
        return Form.BOTH;
    }

    @Override
    public int javaStart(String rest) {
        return 0;
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        String code = call.body().orElse(call.rest());
        if (code.isBlank()) {
            throw MagicFailure.wrongUse(
                    call.body().isPresent()
                            ? "%%time wants lines of Java below it"
                            : "%time wants a line of Java, for example %time Thread.sleep(100)");
        }
        if (call.body().isPresent() && !call.rest().isEmpty()) {
            throw new MagicFailure("%%time times the lines below it; nothing can stand behind it.\nHint: put `"
                    + call.rest() + "` into a line of its own.");
        }
        // Asked once before: the first answer takes its time.
        processorNanos();
        Clock clock = new Clock();
        CellResult result = call.run(call.inPlace(code), clock::start);
        clock.stop();
        if (clock.running) {
            System.out.println("CPU times: total: " + Timing.text(clock.processor / 1e9));
            System.out.println("Wall time: "
                    + (clock.wall / 1e9 < Timing.CLOCK
                            ? "less than 1 µs; %timeit measures what is so short"
                            : Timing.text(clock.wall / 1e9)));
            if (clock.compilation / 1e9 > LONG_COMPILATION) {
                System.out.println("Compiler : " + Timing.text(clock.compilation / 1e9));
            }
        }
        return result;
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static final class Clock {
        private final long made = System.nanoTime();
        private boolean running;
        private long compilation;
        private long processor;
        private long wall;

        /// What a magic in the timed lines runs is part of them.
        void start() {
            if (!running) {
                running = true;
                long now = System.nanoTime();
                compilation = now - made;
                processor = processorNanos();
                wall = System.nanoTime();
            }
        }

        void stop() {
            wall = System.nanoTime() - wall;
            processor = processorNanos() - processor;
        }
    }
}
