1 + 1
// %%
import java.util.stream.*;
record Pair(int a, int b) {}
var x = tensor("[[0., 1.], [2., 3.]]");
var model = new Sequential(new Linear(2, 1), new Sigmoid());
System.out.println(model.forward(x));
for (int i = 0; i < 3; i++) System.out.println(new Pair(i, i));
line(IntStream.range(0, 9).boxed().toList()).title("a line")
// %%
int y = oops;
// %%
describe(table(column("x", 1, 2)))
