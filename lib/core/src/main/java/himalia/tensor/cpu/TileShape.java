package himalia.tensor.cpu;

import jdk.incubator.vector.FloatVector;

/// The shape of the tiles of sums that the loops of vectors keep in registers: so many rows of so many vectors.
///
/// An x86 processor has 32 vector registers with AVX-512, else sixteen. Six rows of two vectors are twelve sums; with
/// the two vectors that are multiplied and the number that they are multiplied with that makes fifteen, and as the
/// compiler wants some for itself, it moves sums to memory and back in the innermost loop: half the speed. Three by
/// three fit. Other processors (ARM, RISC-V) have 32.
///
/// Each loop is written out for both shapes: sums in an array would live in memory, and what is shared by a method
/// would have to be inlined to the last call to stay in registers. And each is long: up to 325 bytes the compiler
/// inlines it into the loop around it, whose values then take registers from the sums: a third of the speed where there
/// are sixteen.
final class TileShape {
    static final int LANES = FloatVector.SPECIES_PREFERRED.length();

    static final boolean IS_TALL = LANES >= 16 || !isX86();

    static final int ROWS = IS_TALL ? 6 : 3;
    static final int COLUMNS = (IS_TALL ? 2 : 3) * LANES;

    private TileShape() {}

    private static boolean isX86() {
        String processor = System.getProperty("os.arch");
        return processor.equals("amd64") || processor.contains("86");
    }
}
