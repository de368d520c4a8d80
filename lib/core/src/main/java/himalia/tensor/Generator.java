package himalia.tensor;

import himalia.tensor.cpu.Interrupts;
import himalia.tensor.cpu.NormalSamples;
import java.util.function.Supplier;

/// The Mersenne Twister by which PyTorch draws on a CPU: one seed, the same numbers.
///
/// ```java
/// manualSeed(777);
/// rand(5)   // tensor([0.0819, 0.4911, 0.4033, 0.3859, 0.8813])
/// ```
public final class Generator {
    private static final int N = 624;
    private static final int M = 397;
    /// Blocks of normal samples between two looks at the interrupt flag.
    private static final int BLOCKS = 1 << 14;
    private static final Generator SHARED = new Generator(new java.util.SplittableRandom().nextLong());
    private static final ScopedValue<Generator> OWN = ScopedValue.newInstance();

    private final int[] state = new int[N];
    private int next;
    private long seed;
    /// The second of a pair of normal samples; it waits for the next call, whatever is drawn between.
    private double spare = Double.NaN;

    /// A generator of its own, seeded.
    public Generator(long seed) {
        manualSeed(seed);
    }

    /// The generator that draws for this thread: the one of [#use], or that of all.
    static Generator current() {
        return OWN.orElse(SHARED);
    }

    /// Does something that draws its random numbers from this generator, whatever other threads draw meanwhile, and
    /// leaves the generator of all where it stands. A `manualSeed` within it seeds this generator.
    ///
    /// ```java
    /// Tensor x = new Generator(777).use(() -> rand(5));   // as after manualSeed(777)
    /// ```
    ///
    /// @return what comes of it
    public <T> T use(Supplier<T> work) {
        return ScopedValue.where(OWN, this).call(work::get);
    }

    /// The seed at which the random numbers of this thread began, as `torch.initial_seed()`.
    public static long initialSeed() {
        return current().seed;
    }

    /// Begins the sequence of this seed again. Only the low 32 bits count, as in PyTorch.
    public void manualSeed(long seed) {
        this.seed = seed;
        state[0] = (int) seed;
        for (int j = 1; j < N; j++) {
            state[j] = 1812433253 * (state[j - 1] ^ (state[j - 1] >>> 30)) + j;
        }
        next = N;
        spare = Double.NaN;
    }

    /// 32 random bits.
    public int random() {
        if (next == N) {
            refill();
        }
        return tempered(state[next++]);
    }

    private static int tempered(int y) {
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void refill() {
        for (int k = 0; k < N - M; k++) {
            state[k] = state[k + M] ^ twisted(state[k], state[k + 1]);
        }
        for (int k = N - M; k < N - 1; k++) {
            state[k] = state[k + M - N] ^ twisted(state[k], state[k + 1]);
        }
        state[N - 1] = state[M - 1] ^ twisted(state[N - 1], state[0]);
        next = 0;
    }

    private static int twisted(int high, int low) {
        int y = high & 0x80000000 | low & 0x7fffffff;
        return y >>> 1 ^ -(y & 1) & 0x9908b0df;
    }

    /// `n` draws of [#unit()] scaled and moved, as many at a time as the state has left.
    private void units(float[] y, int from, int n, float range, float low) {
        for (int i = 0; i < n; ) {
            Interrupts.poll("random numbers", i);
            if (next == N) {
                refill();
            }
            int m = Math.min(N - next, n - i);
            int at = from + i;
            for (int j = 0; j < m; j++) {
                y[at + j] = Math.fma((tempered(state[next + j]) & 0xFFFFFF) * 0x1p-24f, range, low);
            }
            next += m;
            i += m;
        }
    }

    /// `n` draws of [#unit53()], each compared with a probability: `one` where it is below, else 0.
    void bernoulli(float[] y, int from, int n, double p, float one) {
        long limit = (long) Math.ceil(p * 0x1p53);
        int bits = Float.floatToRawIntBits(one);
        int[] ready = new int[N];
        for (int i = 0; i < n; ) {
            Interrupts.poll("random numbers", i);
            if (next >= N - 1) { // a pair of draws that lies in two states, or a new state
                y[from + i++] = unit53() < p ? one : 0;
                continue;
            }
            for (int j = 0; j < N; j++) {
                ready[j] = tempered(state[j]);
            }
            int m = Math.min((N - next) / 2, n - i);
            for (int j = 0; j < m; j++) {
                long high = ready[next + 2 * j] & 0x1FFFFF;
                long k = high << 32 | ready[next + 2 * j + 1] & 0xFFFFFFFFL;
                // without a branch, as it could not be guessed
                y[from + i + j] = Float.intBitsToFloat(bits & (int) (k - limit >> 63));
            }
            next += 2 * m;
            i += m;
        }
    }

    /// 64 random bits, the first draw above the second.
    public long random64() {
        long high = random() & 0xFFFFFFFFL;
        return high << 32 | random() & 0xFFFFFFFFL;
    }

    float unit() {
        return (random() & 0xFFFFFF) * 0x1p-24f;
    }

    double unit53() {
        return (random64() & (1L << 53) - 1) * 0x1p-53;
    }

    /// Fills a float32 or float64 tensor evenly between two numbers.
    void uniform(Tensor x, double from, double to) {
        boolean single = x.dtype() == DType.FLOAT32;
        float low = (float) from;
        float range = (float) to - low;
        if (x.storage instanceof Storage.Floats floats) {
            units(floats.floats(), x.layout.offset, x.numel(), range, low);
            return;
        }
        for (int i = 0; i < x.numel(); i++) {
            Interrupts.poll("random numbers", i);
            if (single) {
                x.storage.setDouble(x.layout.offset + i, Math.fma(unit(), range, low));
            } else {
                x.storage.setDouble(x.layout.offset + i, Math.fma(unit53(), to - from, from));
            }
        }
    }

    /// Fills a float32 or float64 tensor from the bell curve; from 16 elements on PyTorch does it in blocks.
    void normal(Tensor x, double mean, double std) {
        int n = x.numel();
        if (n < 16) {
            for (int i = 0; i < n; i++) {
                x.storage.setDouble(x.layout.offset + i, sample() * std + mean);
            }
            return;
        }
        if (x.dtype() == DType.FLOAT32) {
            normals(x, (float) mean, (float) std);
            return;
        }
        uniform(x, 0, 1);
        for (int i = 0; i + 16 <= n; i += 16) {
            Interrupts.poll("random numbers", i);
            block(x, x.layout.offset + i, mean, std);
        }
        if (n % 16 != 0) {
            int last = x.layout.offset + n - 16;
            for (int i = last; i < last + 16; i++) {
                x.storage.setDouble(i, unit53());
            }
            block(x, last, mean, std);
        }
    }

    private void normals(Tensor x, float mean, float std) {
        int n = x.numel();
        boolean direct = x.storage instanceof Storage.Floats;
        float[] y = direct ? x.storage.floats() : new float[n];
        int from = direct ? x.layout.offset : 0;
        units(y, from, n, 1, 0);
        for (int i = 0; i < n / 16; i += BLOCKS) {
            Interrupts.poll("random numbers");
            NormalSamples.of(y, from + 16 * i, Math.min(BLOCKS, n / 16 - i), mean, std);
        }
        if (n % 16 != 0) {
            units(y, from + n - 16, 16, 1, 0);
            NormalSamples.of(y, from + n - 16, 1, mean, std);
        }
        for (int i = 0; i < n && !direct; i++) {
            x.storage.setDouble(x.layout.offset + i, y[i]);
        }
    }

    private double sample() {
        if (!Double.isNaN(spare)) {
            double s = spare;
            spare = Double.NaN;
            return s;
        }
        double u1 = unit53();
        double u2 = unit53();
        double r = Math.sqrt(-2 * Math.log1p(-u2));
        double theta = 2 * Math.PI * u1;
        spare = r * Math.sin(theta);
        return r * Math.cos(theta);
    }

    private static void block(Tensor x, int at, double mean, double std) {
        for (int j = at; j < at + 8; j++) {
            double u1 = x.storage.getDouble(j);
            double u2 = x.storage.getDouble(j + 8);
            double r = Math.sqrt(-2 * Math.log(1 - u1));
            double theta = 2 * Math.PI * u2;
            x.storage.setDouble(j, r * Math.cos(theta) * std + mean);
            x.storage.setDouble(j + 8, r * Math.sin(theta) * std + mean);
        }
    }
}
