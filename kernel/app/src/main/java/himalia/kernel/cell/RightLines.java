package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The lines of a cell while they are put right, and which of them have been.
final class RightLines {
    private List<String> lines;
    /// The number that each line had in the cell as it was; lines that have become one have that of the first.
    private List<Integer> numbers;
    private final Map<Integer, String> whys = new TreeMap<>();

    RightLines(String code) {
        lines = code.lines().toList();
        numbers = IntStream.rangeClosed(1, lines.size()).boxed().toList();
    }

    /// @param code the whole cell as it is now
    void change(String code, String why) {
        List<String> after = code.lines().toList();
        int most = Math.min(lines.size(), after.size());
        int head = 0;
        while (head < most && lines.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && lines.get(lines.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        int number = numbers.get(Math.min(head, numbers.size() - 1));
        whys.putIfAbsent(number, why);
        // Several lines are one block.
        List<Integer> others = new ArrayList<>(numbers.subList(0, head));
        others.addAll(Collections.nCopies(after.size() - tail - head, number));
        others.addAll(numbers.subList(numbers.size() - tail, numbers.size()));
        lines = after;
        numbers = others;
    }

    /// Those that are told, from the top.
    List<RightLine> all() {
        List<RightLine> all = new ArrayList<>();
        whys.forEach((number, why) -> all.add(new RightLine(why, text(number), number)));
        // A sign that is missing is what javac itself says best.
        boolean isSaid = all.size() == 1 && all.getFirst().why().equals(PythonSyntax.SEMICOLON);
        return isSaid ? List.of() : Collections.unmodifiableList(all);
    }

    private String text(int number) {
        return IntStream.range(0, lines.size())
                .filter(i -> numbers.get(i) == number)
                .mapToObj(i -> lines.get(i).strip())
                .collect(Collectors.joining(" "));
    }
}
