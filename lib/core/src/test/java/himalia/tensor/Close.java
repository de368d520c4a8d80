package himalia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

/// Compares tensors that were computed in two ways.
public final class Close {
    private Close() {}

    /// Same shape, and every number within the tolerance: of 1, or of the expected number where that is larger.
    public static void assertClose(String what, Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).as(what + " shape").isEqualTo(expected.shape());
        double[] a = actual.toDoubleArray();
        double[] e = expected.toDoubleArray();
        for (int i = 0; i < e.length; i++) {
            boolean same =
                    Double.compare(a[i], e[i]) == 0 || Math.abs(a[i] - e[i]) <= tolerance * Math.max(1, Math.abs(e[i]));
            assertThat(same).as("%s [%d]: %s, expected %s", what, i, a[i], e[i]).isTrue();
        }
    }
}
