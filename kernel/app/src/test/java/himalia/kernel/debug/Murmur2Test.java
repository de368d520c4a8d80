package himalia.kernel.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Murmur2Test {
    /// What a recorded front end and its kernel call these cells.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import numpy as np\\nnames = [\"a\", \"b\", \"c\"]\\nsizes = {\"a\": 1, \"b\": 2, \"c\": 3}\\ngrid = np.arange(6.0).reshape(2, 3)\\ntotal = 0\\nfor name in names:\\n    part = scale(sizes[name], 10)\\n    total += part\\nprint(total)|905247880",
                "total = 0\\nfor i in range(20):\\n    total += i\\nprint(total)|2398460408",
                "import numpy as np\\nnames = [\"a\", \"b\", \"c\"]\\nsizes = {\"a\": 1, \"b\": 2, \"c\": 3}\\ngrid = np.arange(6.0).reshape(2, 3)\\ntotal = 0\\nfor name in names:\\n    part = scale(sizes[name], 10)\\n    total += part\\nprint(total)  # edited|803507714"
            })
    void a_cell_has_the_number_by_which_the_front_end_knows_it(String code, String number) {
        assertThat(Murmur2.of(code.replace("\\n", "\n"))).isEqualTo(number);
    }
}
