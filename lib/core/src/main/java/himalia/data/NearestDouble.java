package himalia.data;

import java.math.BigInteger;

/// The double nearest to `mantissa * 10^exponent`, with the same bits as [Double#parseDouble] and many times as quick:
/// the way of Clinger where both factors are exact doubles, else that of Eisel and Lemire, which multiplies by 128 bits
/// of the power of ten.
final class NearestDouble {
    static final double[] TEN = new double[23];

    static {
        TEN[0] = 1;
        for (int i = 1; i < TEN.length; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
    }

    private NearestDouble() {}

    /// @param mantissa without sign: all 64 bits count
    /// @return NaN where this way cannot decide: a text so large or small is left to [Double#parseDouble]
    static double of(long mantissa, int exponent) {
        if (mantissa >>> 53 == 0 && Math.abs(exponent) < TEN.length) {
            // Both factors are exact doubles, so the one rounding of the quotient or product is the right one.
            return exponent < 0 ? mantissa / TEN[-exponent] : mantissa * TEN[exponent];
        }
        if (mantissa == 0) {
            return 0;
        }
        return Math.abs(exponent) > Powers.MOST ? Double.NaN : rounded(mantissa, exponent);
    }

    private static double rounded(long mantissa, int exponent) {
        int zeros = Long.numberOfLeadingZeros(mantissa);
        long factor = mantissa << zeros;
        long high = Math.unsignedMultiplyHigh(factor, Powers.HIGH[exponent + Powers.MOST]);
        long low = factor * Powers.HIGH[exponent + Powers.MOST];
        if ((high & 0x1FF) == 0x1FF) { // a carry from the lower half of the power may reach the bits that count
            long carry = Math.unsignedMultiplyHigh(factor, Powers.LOW[exponent + Powers.MOST]);
            low += carry;
            high += Long.compareUnsigned(low, carry) < 0 ? 1 : 0;
            if (low == -1) {
                return Double.NaN;
            }
        }
        int top = (int) (high >>> 63);
        int shift = top + 9;
        long bits = high >>> shift; // 53 bits and one more to round by
        if (Long.compareUnsigned(low, 1) <= 0 && exponent >= -4 && exponent <= 23 && (bits & 3) == 1) {
            bits -= bits << shift == high ? 1 : 0; // exactly halfway: to the even neighbour
        }
        bits = (bits + (bits & 1)) >>> 1;
        int power = ((152_170 + 65_536) * exponent >> 16) + 63 + top - zeros + 1023;
        // With the exponents of the table the result is neither subnormal nor infinite; a carry out of the 53 bits adds
        // one to the exponent, as it should.
        return Double.longBitsToDouble(((long) (power - 1) << 52) + bits);
    }

    /// 128 bits of each power of ten, so that the highest bit is set; made when first needed.
    private static final class Powers {
        static final int MOST = 64;
        static final long[] HIGH = new long[2 * MOST + 1];
        static final long[] LOW = new long[2 * MOST + 1];

        static {
            BigInteger five = BigInteger.ONE;
            for (int i = 0; i <= MOST; i++) {
                int more = 128 - five.bitLength();
                put(MOST + i, more < 0 ? five.shiftRight(-more) : five.shiftLeft(more));
                if (i > 0) { // of a negative power the bits are rounded up
                    BigInteger whole = BigInteger.ONE.shiftLeft(127 + five.bitLength());
                    put(MOST - i, whole.divide(five).add(BigInteger.ONE));
                }
                five = five.multiply(BigInteger.valueOf(5));
            }
        }

        private static void put(int at, BigInteger bits) {
            HIGH[at] = bits.shiftRight(64).longValue();
            LOW[at] = bits.longValue();
        }
    }
}
