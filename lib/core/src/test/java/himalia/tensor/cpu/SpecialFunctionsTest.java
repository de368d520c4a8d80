package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class SpecialFunctionsTest {
    // values to 16 digits from Abramowitz and Stegun and from glibc

    private static void same(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, withinPercentage(1e-12));
    }

    @Test
    void error_function_in_all_its_intervals() {
        same(SpecialFunctions.erf(0.5), 0.5204998778130465);
        same(SpecialFunctions.erf(-1), -0.8427007929497149);
        same(SpecialFunctions.erf(2), 0.9953222650189527);
        assertThat(SpecialFunctions.erf(7)).isEqualTo(1);
        assertThat(SpecialFunctions.erf(Double.NaN)).isNaN();
        same(SpecialFunctions.erfc(0.1), 0.8875370839817152);
        same(SpecialFunctions.erfc(0.7), 0.32219880616258156);
        same(SpecialFunctions.erfc(1), 0.15729920705028513);
        same(SpecialFunctions.erfc(2), 0.004677734981047265);
        same(SpecialFunctions.erfc(10), 2.088487583762545e-45);
        same(SpecialFunctions.erfc(-3), 1.9999779095030015);
        assertThat(SpecialFunctions.erfc(30)).isZero();
    }

    @Test
    void logarithm_of_gamma() {
        same(SpecialFunctions.lgamma(0.5), 0.5723649429247004);
        same(SpecialFunctions.lgamma(10), 12.801827480081467);
        same(SpecialFunctions.lgamma(-1.5), 0.8600470153764812);
        assertThat(SpecialFunctions.lgamma(1)).isZero();
        assertThat(SpecialFunctions.lgamma(0)).isInfinite();
    }

    @Test
    void slopes_of_the_logarithm_of_gamma() {
        same(SpecialFunctions.digamma(1), -0.5772156649015329);
        same(SpecialFunctions.digamma(-0.5), 0.03648997397857652);
        assertThat(SpecialFunctions.trigamma(1)).isCloseTo(Math.PI * Math.PI / 6, withinPercentage(1e-6));
        same(SpecialFunctions.polygamma(2, 1), -2.404113806319188);
        same(SpecialFunctions.polygamma(3, 1), Math.pow(Math.PI, 4) / 15);
    }
}
