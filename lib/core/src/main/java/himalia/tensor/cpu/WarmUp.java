package himalia.tensor.cpu;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/// Loops of vectors, run until the compiler has seen to them.
///
/// Before, every vector is an object on the heap, and all is slower than the slowest plain loop. Whether they are fast
/// is asked beside a plain loop on the same thread, not by a clock alone: a slow machine, or a busy one, has to get to
/// its vectors, too.
///
/// It begins with the first operation that asks for them: all loops there are take eight seconds of the processor, and
/// a first cell needs few of them.
final class WarmUp {
    /// How many numbers the plain loop takes, and those that are compared with it.
    static final int ELEMENTS = 4096;

    /// So often in a row they have to be fast.
    private static final int OFTEN = 20;
    private static final long TURN = 50_000_000;
    /// After so many runs a loop is tried more seldom: by then the compiler has been asked for it. Not after so
    /// long: on a busy machine a loop has hardly run by then.
    private static final int PATIENCE = 10_000;
    private static final long FIRST_REST = 100;
    /// After so many rests in vain it may take longer. What a loop calls is sometimes left out of it for ever: if the
    /// compiler had no time to count how often it is called. Others should not wait for such a loop.
    private static final int RESTS = 7;

    private static final double LENIENCY = 2.5;
    private static final long LONGEST_REST = 60_000;

    /// What has been asked for and has not begun; guards [#running].
    private static final List<WarmUp> WANTED = new ArrayList<>();
    private static boolean running;

    private static volatile int kept;

    /// Compiled, each loop is far below it, and not only before it is far above: what a loop calls for each vector
    /// is compiled before the loop, and until that is, too, vectors go as objects from one to the other.
    private final double limit;
    private final Runnable[] loops;
    private int at;
    private int quick;
    /// Of the loop that is run now.
    private int runs;

    private int rests;
    private volatile boolean wanted;
    private volatile boolean done;

    /// @param limit how many times longer than the plain loop each of them may take where a vector holds 16 floats;
    ///     where it holds fewer, accordingly more
    WarmUp(double limit, Runnable... loops) {
        this.limit = limit * (16.0 / FloatVector.SPECIES_PREFERRED.length());
        this.loops = loops;
    }

    /// Whether they are fast; who asks first, has them run.
    boolean isDone() {
        if (!done && !wanted) {
            want();
        }
        return done;
    }

    private void want() {
        synchronized (WANTED) {
            if (wanted) {
                return;
            }
            if (!running) {
                start(); // it begins by waiting for what is added here
                running = true;
            }
            wanted = true;
            WANTED.add(this);
            WANTED.notifyAll();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing waits for it: cells come first
    private static void start() {
        Thread warming = new Thread(null, WarmUp::runWanted, "himalia-warm-up", 0, false);
        warming.setDaemon(true);
        warming.setPriority(Thread.MIN_PRIORITY);
        warming.start();
    }

    /// Runs all that are wanted until they are fast, in turns. Those that are not for long are tried ever more seldom.
    private static void runWanted() {
        for (int i = 0; i < 5000; i++) {
            plain();
        }
        List<WarmUp> left = new ArrayList<>();
        long rest = FIRST_REST;
        while (addWanted(left)) {
            left.removeIf(WarmUp::advance);
            if (left.stream().anyMatch(one -> !one.isLate())) {
                rest = FIRST_REST;
            } else if (!left.isEmpty()) {
                pause(rest);
                left.forEach(one -> one.rests++);
                rest = Math.min(2 * rest, LONGEST_REST);
            }
        }
    }

    /// Whether there is something to run.
    private static boolean addWanted(List<WarmUp> left) {
        synchronized (WANTED) {
            left.addAll(WANTED);
            WANTED.clear();
            running = !left.isEmpty();
            return running;
        }
    }

    private boolean isLate() {
        return runs > PATIENCE;
    }

    @SuppressWarnings("WaitNotInLoop") // it is one: of what else is there to do
    private static void pause(long millis) {
        synchronized (WANTED) {
            try {
                if (WANTED.isEmpty()) {
                    WANTED.wait(millis);
                }
            } catch (InterruptedException _) {
                // By a cell that interrupts all threads there are: no reason to do without vectors from now on.
            }
        }
    }

    /// Runs each of the loops once.
    void runOnce() {
        for (Runnable loop : loops) {
            loop.run();
        }
    }

    /// For tests: has them count as fast, which they may not be.
    void skip() {
        done = true;
    }

    private boolean advance() {
        for (long begin = System.nanoTime(), now = begin; !done && now - begin < TURN; ) {
            long start = System.nanoTime();
            plain();
            long middle = System.nanoTime();
            try {
                loops[at].run();
            } catch (OutOfMemoryError _) {
                return false; // a cell has filled the heap; later there may be room
            }
            now = System.nanoTime();
            runs++;
            double most = rests < RESTS ? limit : LENIENCY * limit;
            quick = now - middle < most * (middle - start) ? quick + 1 : 0;
            if (quick == OFTEN) {
                quick = 0;
                runs = 0;
                rests = 0;
                at++;
                done = at == loops.length;
            }
        }
        return done;
    }

    /// What the others are compared with: each step waits for the one before, whatever the compiler does.
    private static void plain() {
        int hash = kept;
        for (int i = 0; i < ELEMENTS; i++) {
            hash = 31 * hash ^ i;
        }
        kept = hash;
    }
}
