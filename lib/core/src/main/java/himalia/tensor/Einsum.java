package himalia.tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Einstein's notation: the letters of the dimensions say what is multiplied and what is summed.
final class Einsum {
    /// Letters that stand for the dimensions under `...`, counted from the last one.
    private static final char ELLIPSIS = '\uE000';

    private final String equation;
    /// Every letter and its size, in the order of the result, then those that are summed.
    private final Map<Character, Integer> sizes = new LinkedHashMap<>();

    private Einsum(String equation) {
        this.equation = equation;
    }

    static Tensor einsum(String equation, Tensor... operands) {
        return new Einsum(equation.replace(" ", "")).run(operands);
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("einsum(): " + why + ": in \"" + equation + "\"");
    }

    private Tensor run(Tensor[] operands) {
        int arrow = equation.indexOf("->");
        String[] inputs = (arrow < 0 ? equation : equation.substring(0, arrow)).split(",", -1);
        if (inputs.length != operands.length) {
            throw wrong((inputs.length > operands.length ? "fewer" : "more")
                    + " operands were provided than specified in the equation: " + operands.length + " for "
                    + inputs.length);
        }
        Map<Character, Integer> found = new TreeMap<>();
        Map<Character, Integer> times = new TreeMap<>();
        List<char[]> letters = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            char[] names = letters(inputs[i], operands[i].dim());
            if (names.length != operands[i].dim()) {
                throw wrong("the number of subscripts (" + names.length + ") does not match the number of dimensions ("
                        + operands[i].dim() + ") of operand " + i + " of shape " + operands[i].shape.brackets());
            }
            for (int d = 0; d < names.length; d++) {
                int size = operands[i].shape.dims[d];
                int known = found.getOrDefault(names[d], 1);
                if (known != 1 && size != 1 && known != size) {
                    throw wrong("subscript " + names[d] + " has size " + size + " for operand " + i
                            + " which does not broadcast with previously seen size " + known);
                }
                found.put(names[d], known == 1 ? size : known);
                times.merge(names[d], 1, Integer::sum);
            }
            letters.add(names);
        }
        char[] result = arrow < 0 ? implicit(times) : outputLetters(equation.substring(arrow + 2), found);
        for (char c : result) {
            if (!found.containsKey(c)) {
                throw wrong("output subscript " + c + " does not appear in the equation for any input operand");
            }
            if (sizes.put(c, found.get(c)) != null) {
                throw wrong("output subscript " + c + " appears more than once in the output");
            }
        }
        int kept = result.length;
        found.forEach(sizes::putIfAbsent);
        Tensor y = null;
        for (int i = 0; i < operands.length; i++) {
            Tensor x = aligned(operands[i], letters.get(i));
            y = y == null ? x : multiply(y, x, kept, i == operands.length - 1);
        }
        int[] summed = new int[sizes.size() - kept];
        for (int i = 0; i < summed.length; i++) {
            summed[i] = kept + i;
        }
        return summed.length == 0 ? y : y.sum(summed, false);
    }

    /// The last product sums as it goes, as a matrix product, where both share what is summed.
    private static Tensor multiply(Tensor a, Tensor b, int kept, boolean last) {
        int summed = a.dim() - kept;
        if (!last || summed == 0 || a.dtype() == DType.BOOL) {
            return a.mul(b);
        }
        List<Integer> batch = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        for (int d = 0; d < a.dim(); d++) {
            boolean inA = a.shape.dims[d] != 1;
            boolean inB = b.shape.dims[d] != 1;
            if (d >= kept && inA != inB) {
                return a.mul(b);
            }
            if (d < kept) {
                (inA && inB ? batch : inA ? left : right).add(d);
            }
        }
        int[] order = new int[a.dim()];
        int n = 0;
        for (List<Integer> group : List.of(batch, left, right)) {
            for (int d : group) {
                order[n++] = d;
            }
        }
        for (int d = kept; d < order.length; d++) {
            order[n++] = d;
        }
        int m = size(a, batch);
        int inner = a.numel() / Math.max(1, m * size(a, left));
        Tensor x = a.permute(order).reshape(m, size(a, left), inner);
        Tensor z = b.permute(order).reshape(m, size(b, right), inner);
        Tensor y = x.matmul(z.transpose(1, 2));
        int[] shape = new int[a.dim()];
        int[] back = new int[a.dim()];
        for (int i = 0; i < order.length; i++) {
            shape[i] = i < kept ? Math.max(a.shape.dims[order[i]], b.shape.dims[order[i]]) : 1;
            back[order[i]] = i;
        }
        return y.reshape(shape).permute(back);
    }

    private static int size(Tensor x, List<Integer> dims) {
        return dims.stream().mapToInt(d -> x.shape.dims[d]).reduce(1, (p, q) -> p * q);
    }

    /// Without an arrow: `...`, then the letters that occur once, by the alphabet.
    private static char[] implicit(Map<Character, Integer> times) {
        StringBuilder out = new StringBuilder();
        times.keySet().stream()
                .filter(c -> c >= ELLIPSIS)
                .sorted(java.util.Comparator.reverseOrder())
                .forEach(out::append);
        times.forEach((c, n) -> {
            if (c < ELLIPSIS && n == 1) {
                out.append(c);
            }
        });
        return out.toString().toCharArray();
    }

    private char[] outputLetters(String text, Map<Character, Integer> found) {
        int hidden = (int) found.keySet().stream().filter(c -> c >= ELLIPSIS).count();
        boolean dots = text.contains("...");
        return letters(text, text.length() - (dots ? 3 : 0) + (dots ? hidden : 0));
    }

    /// One letter for every dimension of an operand of this rank.
    private char[] letters(String text, int rank) {
        int dots = text.indexOf("...");
        String plain = dots < 0 ? text : text.substring(0, dots) + text.substring(dots + 3);
        for (char c : plain.toCharArray()) {
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
                throw wrong("invalid subscript given, expected letters in [a-zA-Z] or '...' but found '" + c + "'");
            }
        }
        if (dots < 0) {
            return text.toCharArray();
        }
        StringBuilder out = new StringBuilder(text.substring(0, dots));
        for (int hidden = rank - plain.length(); hidden > 0; hidden--) {
            out.append((char) (ELLIPSIS + hidden));
        }
        return out.append(text.substring(dots + 3)).toString().toCharArray();
    }

    /// With a dimension for every letter of the equation, in their order; size 1 where the operand has none.
    private Tensor aligned(Tensor x, char[] names) {
        Tensor y = x;
        StringBuilder left = new StringBuilder(new String(names));
        for (int d = 0; d < left.length(); d++) {
            int again = left.indexOf(String.valueOf(left.charAt(d)), d + 1);
            if (again >= 0) {
                y = onDiagonal(y, d, again);
                left.deleteCharAt(again);
                d--;
            }
        }
        int[] order = new int[left.length()];
        int[] shape = new int[sizes.size()];
        int n = 0;
        int at = 0;
        for (char c : sizes.keySet()) {
            int d = left.indexOf(String.valueOf(c));
            shape[at++] = d < 0 ? 1 : y.shape.dims[d];
            if (d >= 0) {
                order[n++] = d;
            }
        }
        return y.permute(order).reshape(shape);
    }

    /// A letter that occurs twice walks both dimensions together.
    private static Tensor onDiagonal(Tensor x, int first, int second) {
        int n = x.shape.dims[first];
        if (n != x.shape.dims[second]) {
            throw new IllegalArgumentException("einsum(): a repeated subscript needs equal sizes, got " + n + " and "
                    + x.shape.dims[second] + " in " + x.shape.brackets());
        }
        Tensor[] parts = new Tensor[n];
        for (int i = 0; i < n; i++) {
            parts[i] = x.select(second, i).select(first, i);
        }
        return Gathering.stack(parts, first);
    }
}
