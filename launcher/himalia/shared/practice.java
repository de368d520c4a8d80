class Sensor {
    final int[] last = new int[4];
    int filled;

    int add(int value) {
        last[filled++ % last.length] = value;
        return value > 90 ? -1 : filled;
    }

    static Sensor of(int... values) {
        var sensor = new Sensor();
        for (int value : values) sensor.add(value);
        return sensor;
    }
}

Sensor warm = Sensor.of(20, 21, 95, 19, 22);
do warm.add(warm.filled * 2); while (warm.filled < 8);
Arrays.toString(warm.last)
// %%
import java.util.function.*;
record Point(double x, double y) {
    double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
enum Color { RED, GREEN }
sealed interface Shape permits Circle, Square {}
record Circle(double radius) implements Shape {}
record Square(double side) implements Shape {}
double area(Shape shape) {
    return switch (shape) {
        case Circle(double radius) -> Math.PI * radius * radius;
        case Square square -> square.side() * square.side();
    };
}
Function<Point, Double> fromOrigin = p -> p.distance(new Point(0, 0));
System.out.printf("%.2f %.2f %s%n", area(new Circle(1)), fromOrigin.apply(new Point(3, 4)), Color.GREEN);
// %%
Map<Character, Integer> letters = new TreeMap<>();
for (char letter : "the rain in spain".toCharArray()) {
    if (Character.isLetter(letter)) letters.merge(letter, 1, Integer::sum);
}
String frequent = letters.entrySet().stream()
        .filter(one -> one.getValue() > 2)
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining(", ", "[", "]"));
Set<Integer> counts = new HashSet<>(letters.values());
frequent + counts.size()
// %%
int[][] grid = new int[3][4];
int sum = 0;
for (int i = 0; i < grid.length; i++) {
    for (int j = 0; j < grid[i].length; j++) {
        grid[i][j] = i * j % 3 == 0 ? i : -j;
        sum += grid[i][j];
    }
}
int n = 0;
while (n < 10 && sum != 0) {
    n++;
}
try {
    grid[3][0] = Integer.parseInt("3" + n);
} catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
    System.out.println(e.getMessage());
} finally {
    sum = (int) Math.sqrt(sum * 1.5f);
}
sum
// %%
static <T extends Comparable<T>> T largest(List<T> items) {
    T best = items.get(0);
    for (T item : items) {
        if (item.compareTo(best) > 0) best = item;
    }
    return best;
}
Object any = largest(Arrays.asList(3, 1, 2));
String kind = any instanceof Integer number && number > 2 ? "large " + number : "small";
Comparator<String> order = new Comparator<>() {
    @Override
    public int compare(String a, String b) {
        return a.length() - b.length();
    }
};
var words = new ArrayList<>(List.of("three", "one"));
words.sort(order.thenComparing(Comparator.naturalOrder()));
words
// %%
String later = words.get(5);
// %%
int wrong = "text";
