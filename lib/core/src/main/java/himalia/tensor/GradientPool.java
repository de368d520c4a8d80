package himalia.tensor;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Arrays of big gradients, used again and again: a fresh one costs as much as the arithmetic on it.
///
/// Only what a backward pass itself allocated comes back: once the gradient has gone through its node and nothing else
/// was made of it, and at a leaf once `zeroGrad` has forgotten it and nobody has asked for it by `grad()`. The storage
/// then loses its array, so that a forgotten reference would fail and not read another gradient's numbers. Gradients
/// that hooks, the user or the user's functions have seen never come back. In-place steps, too, have from here what
/// they compute before it is written.
final class GradientPool {
    /// `himalia.poisonedBuffers`, for tests: gradients of every size come back, full of nan, and so is what has yet to
    /// be written, so that whoever reads one is found out by any comparison of numbers.
    private static final boolean POISONED = Boolean.getBoolean("himalia.poisonedBuffers");

    /// Smaller arrays cost little.
    static final int BIG = POISONED ? 1 : 1 << 16;

    private static final long MOST_BYTES =
            Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 8);
    private static final ThreadLocal<@Nullable GradientPool> ACTIVE = new ThreadLocal<>();
    /// Given up when memory runs short.
    private static SoftReference<@Nullable ArrayDeque<float[]>> free = new SoftReference<>(null);

    /// The gradient that the running operation may make its result of, in place.
    private @Nullable Tensor spare;

    /// What this pass has taken; `null` as long as no gradient was big, as in the first networks of a course.
    private @Nullable Set<Storage> lent;

    private final @Nullable GradientPool outer;

    private GradientPool(@Nullable GradientPool outer) {
        this.outer = outer;
    }

    /// Begins a backward pass, or an in-place step, on this thread.
    static GradientPool begin() {
        GradientPool pool = new GradientPool(ACTIVE.get());
        ACTIVE.set(pool);
        return pool;
    }

    /// Ends it; what is still lent belongs to its tensors.
    void end() {
        ACTIVE.set(outer);
    }

    /// Says which gradient nobody but the next operation needs; `null` for none.
    void spare(@Nullable Tensor gradient) {
        spare = gradient;
    }

    /// Whether the running operation of a backward pass may write its result over this gradient.
    static boolean mayOverwrite(Tensor gradient) {
        GradientPool pool = ACTIVE.get();
        return pool != null && pool.spare == gradient;
    }

    /// A gradient in row-major order for a loop: itself, or a copy that [#dropCopy] takes back.
    static Tensor rowMajor(Tensor gradient) {
        return Copy.contiguous(gradient, false);
    }

    /// Takes the copy back that [#rowMajor] has made of this gradient, if it made one: nobody else has seen it.
    static void dropCopy(Tensor copy, Tensor gradient) {
        GradientPool pool = ACTIVE.get();
        if (copy != gradient && pool != null && copy.numel() >= BIG) {
            pool.giveBack(copy.storage);
        }
    }

    /// Room for floats, all zero; in a backward pass from the pool.
    static Storage.Floats allocate(int n) {
        return allocate(n, true);
    }

    /// The same, with anything in it.
    static Storage.Floats allocateUnwritten(int n) {
        Storage.Floats storage = allocate(n, false);
        if (POISONED) {
            Arrays.fill(storage.floats(), Float.NaN);
        }
        return storage;
    }

    private static Storage.Floats allocate(int n, boolean empty) {
        GradientPool pool = ACTIVE.get();
        float @Nullable [] used = pool == null ? null : take(n);
        if (used != null && empty) {
            Arrays.fill(used, 0);
        }
        Storage.Floats storage = new Storage.Floats(used == null ? new float[n] : used);
        if (pool != null) {
            Set<Storage> lent = pool.lent;
            if (lent == null) {
                lent = Collections.newSetFromMap(new IdentityHashMap<>());
                pool.lent = lent;
            }
            lent.add(storage);
        }
        return storage;
    }

    private static synchronized float @Nullable [] take(int n) {
        ArrayDeque<float[]> arrays = free.get();
        if (arrays != null) {
            for (var each = arrays.iterator(); each.hasNext(); ) {
                float[] array = each.next();
                if (array.length == n) {
                    each.remove();
                    return array;
                }
            }
        }
        return null;
    }

    /// Takes back an array that nobody can reach any more; does nothing if it did not come from this pass.
    void giveBack(Storage storage) {
        if (lent != null && storage instanceof Storage.Floats floats && lent.remove(storage)) {
            keep(floats.release());
        }
    }

    /// Whether an array is big and of this pass.
    boolean hasLent(Storage storage) {
        return lent != null && lent.contains(storage);
    }

    /// Takes back what a pass has left at a leaf and nobody can reach any more.
    static void keep(Storage storage) {
        if (storage instanceof Storage.Floats floats) {
            keep(floats.release());
        }
    }

    private static synchronized void keep(float[] array) {
        if (POISONED) {
            Arrays.fill(array, Float.NaN);
        }
        ArrayDeque<float[]> arrays = free.get();
        if (arrays == null) {
            arrays = new ArrayDeque<>();
            free = new SoftReference<>(arrays);
        }
        arrays.addFirst(array); // the last used one is still in the cache
        long bytes = 0;
        for (float[] each : arrays) {
            bytes += 4L * each.length;
        }
        while (bytes > MOST_BYTES) {
            bytes -= 4L * arrays.removeLast().length;
        }
    }
}
