package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TileShapeTest {
    /// `FreqInlineSize` of the compiler.
    private static final int INLINED = 325;

    @Test
    void every_loop_over_sums_in_registers_is_too_long_to_be_inlined_into_another() throws IOException {
        Map<String, Integer> lengths = new TreeMap<>();
        Class<?>[] loops = {
            GemmTile.class, DirectGemm.class, ConvolutionTiles.class, NarrowGemm.class, VectorLinear.class
        };
        for (Class<?> c : loops) {
            try (InputStream in = c.getResourceAsStream(c.getSimpleName() + ".class")) {
                for (var method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                    String name = method.methodName().stringValue();
                    if (name.toLowerCase().matches(".*sixbytwo|.*threebythree|tile|column|outer")) {
                        CodeAttribute code = (CodeAttribute) method.code().orElseThrow();
                        lengths.put(c.getSimpleName() + "." + name, code.codeLength());
                    }
                }
            }
        }
        assertThat(lengths)
                .hasSize(12)
                .allSatisfy((_, length) -> assertThat(length).isGreaterThan(INLINED));
    }
}
