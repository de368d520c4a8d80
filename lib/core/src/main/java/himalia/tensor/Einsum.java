package himalia.tensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Einstein's summation: sums of products of tensors whose dimensions have letters for names.
///
/// Operands are joined from left to right; what a pair has in common becomes one matrix product, so gradients are those
/// of `matmul`, `permute` and `sum`.
final class Einsum {
    /// A tensor and the name of each of its dimensions: a letter, or -1, -2, ... for those of `...` from the last one.
    private record Term(Tensor tensor, List<Integer> labels) {}

    private final String equation;
    private final Tensor[] operands;
    private final Map<Integer, Integer> sizes = new HashMap<>();
    private int ellipsis;

    private Einsum(String equation, Tensor[] operands) {
        this.equation = equation.replaceAll("\\s", "");
        this.operands = operands;
    }

    static Tensor einsum(String equation, Tensor... operands) {
        return new Einsum(equation, operands).run();
    }

    private Tensor run() {
        int arrow = equation.indexOf("->");
        String[] inputs = (arrow < 0 ? equation : equation.substring(0, arrow)).split(",", -1);
        if (inputs.length != operands.length) {
            throw error((inputs.length > operands.length ? "fewer" : "more")
                    + " operands were provided than specified in the equation");
        }
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            terms.add(input(inputs[i], i));
        }
        List<Integer> out = arrow < 0 ? implied(inputs) : output(equation.substring(arrow + 2));
        Term all = withoutUnused(terms.get(0), needed(terms, 1, out));
        for (int i = 1; i < terms.size(); i++) {
            all = pair(all, terms.get(i), needed(terms, i + 1, out));
        }
        int[] order = new int[out.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = all.labels.indexOf(out.get(i));
        }
        return Views.permute(all.tensor, order, "Permute");
    }

    private IllegalArgumentException error(String why) {
        StringBuilder shapes = new StringBuilder();
        for (Tensor t : operands) {
            shapes.append(shapes.isEmpty() ? "" : " and ").append(t.shape().brackets());
        }
        return new IllegalArgumentException("einsum(): " + why + ": \"" + equation + "\" of " + shapes);
    }

    private static String name(int label) {
        return label < 0 ? "..." : Character.toString(label);
    }

    private List<Integer> letters(String text, int dots) {
        List<Integer> labels = new ArrayList<>();
        boolean seen = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("...", i) && !seen) {
                for (int d = dots; d > 0; d--) {
                    labels.add(-d);
                }
                i += 2;
                seen = true;
            } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                labels.add((int) c);
            } else {
                throw error("invalid subscript `" + c + "` given, subscripts must be in [a-zA-Z] or one `...`");
            }
        }
        return labels;
    }

    private Term input(String text, int operand) {
        Tensor t = operands[operand];
        boolean dotted = text.contains("...");
        int named = letters(text, 0).size();
        int dots = t.dim() - named;
        if (dots < 0 || dots > 0 && !dotted) {
            throw error("the number of subscripts in the equation (" + named + ")"
                    + (dotted ? " is more than" : " does not match") + " the number of dimensions (" + t.dim()
                    + ") for operand " + operand + (dotted ? "" : " and no ellipsis was given"));
        }
        ellipsis = Math.max(ellipsis, dots);
        List<Integer> labels = letters(text, dots);
        t = withDiagonals(t, labels, operand);
        for (int d = 0; d < labels.size(); d++) {
            int size = t.shape().dims[d];
            int known = sizes.getOrDefault(labels.get(d), 1);
            if (known != 1 && size != 1 && known != size) {
                throw error("subscript " + name(labels.get(d)) + " has size " + size + " for operand " + operand
                        + " which does not broadcast with previously seen size " + known);
            }
            if (known == 1) {
                sizes.put(labels.get(d), size);
            }
        }
        return new Term(t, labels);
    }

    /// A letter twice in one operand walks along its diagonal.
    private Tensor withDiagonals(Tensor x, List<Integer> labels, int operand) {
        Tensor t = x;
        for (int d = 0; d < labels.size(); d++) {
            int again = labels.subList(d + 1, labels.size()).indexOf(labels.get(d));
            if (again >= 0) {
                int other = d + 1 + again;
                if (t.shape().dims[d] != t.shape().dims[other]) {
                    throw error("subscript " + name(labels.get(d)) + " is repeated for operand " + operand
                            + " but the sizes don't match, " + t.shape().dims[other] + " != " + t.shape().dims[d]);
                }
                t = StridedViews.diagonal(t, 0, d, other);
                Integer label = labels.remove(/* index */ other);
                labels.remove(/* index */ d--);
                labels.add(label);
            }
        }
        return t;
    }

    /// Without `->`: the dimensions of `...`, then every letter that stands once, by the alphabet.
    private List<Integer> implied(String[] inputs) {
        List<Integer> out = new ArrayList<>(letters("...", ellipsis));
        String all = String.join("", inputs).replace(".", "");
        all.chars().distinct().sorted().forEach(c -> {
            if (all.indexOf(c) == all.lastIndexOf(c)) {
                out.add(c);
            }
        });
        return out;
    }

    private List<Integer> output(String text) {
        List<Integer> out = letters(text, ellipsis);
        for (int i = 0; i < out.size(); i++) {
            if (!sizes.containsKey(out.get(i))) {
                throw error("output subscript " + name(out.get(i))
                        + " does not appear in the equation for any input operand");
            }
            if (out.indexOf(out.get(i)) != i) {
                throw error("output subscript " + name(out.get(i)) + " appears more than once in the output");
            }
        }
        return out;
    }

    private static List<Integer> needed(List<Term> terms, int from, List<Integer> out) {
        List<Integer> needed = new ArrayList<>(out);
        terms.subList(from, terms.size()).forEach(t -> needed.addAll(t.labels));
        return needed;
    }

    /// Sums over the dimensions that nobody asks for.
    private static Term withoutUnused(Term t, List<Integer> needed) {
        List<Integer> left = new ArrayList<>(t.labels);
        left.retainAll(needed);
        int[] gone = t.labels.stream()
                .filter(l -> !needed.contains(l))
                .mapToInt(t.labels::indexOf)
                .toArray();
        return gone.length == 0 ? t : new Term(t.tensor.sum(gone, false), left);
    }

    private Term pair(Term first, Term second, List<Integer> needed) {
        List<Integer> forFirst = new ArrayList<>(needed);
        forFirst.addAll(second.labels);
        List<Integer> forSecond = new ArrayList<>(needed);
        forSecond.addAll(first.labels);
        Term a = withoutUnused(first, forFirst);
        Term b = withoutUnused(second, forSecond);
        List<Integer> batch = new ArrayList<>();
        List<Integer> summed = new ArrayList<>();
        for (int l : a.labels) {
            if (b.labels.contains(l)) {
                (needed.contains(l) ? batch : summed).add(l);
            }
        }
        List<Integer> left = minus(a.labels, b.labels);
        List<Integer> right = minus(b.labels, a.labels);
        Tensor x = arranged(a, batch, left, summed);
        Tensor y = arranged(b, batch, summed, right);
        Tensor product =
                Views.reshape(x, stack(batch, left, summed)).matmul(Views.reshape(y, stack(batch, summed, right)));
        List<Integer> labels = new ArrayList<>(batch);
        labels.addAll(left);
        labels.addAll(right);
        int[] dims = labels.stream().mapToInt(sizes::get).toArray();
        return new Term(Views.reshape(product, Shape.own(dims)), labels);
    }

    private static List<Integer> minus(List<Integer> a, List<Integer> b) {
        List<Integer> out = new ArrayList<>(a);
        out.removeAll(b);
        return out;
    }

    /// The dimensions in this order, those of size 1 stretched to the size that the others have: a view.
    private Tensor arranged(Term t, List<Integer> first, List<Integer> second, List<Integer> third) {
        List<Integer> order = new ArrayList<>(first);
        order.addAll(second);
        order.addAll(third);
        Tensor y = Views.permute(
                t.tensor, order.stream().mapToInt(t.labels::indexOf).toArray(), "Permute");
        Shape wide = Shape.own(order.stream().mapToInt(sizes::get).toArray());
        return wide.equals(y.shape()) ? y : Views.expand(y, wide);
    }

    private Shape stack(List<Integer> batch, List<Integer> rows, List<Integer> columns) {
        return batch.isEmpty()
                ? Shape.of(product(rows), product(columns))
                : Shape.of(product(batch), product(rows), product(columns));
    }

    private int product(List<Integer> labels) {
        return labels.stream().mapToInt(sizes::get).reduce(1, Math::multiplyExact);
    }
}
