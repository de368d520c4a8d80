package himalia.nn;

import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A list of modules that the module around it finds; it computes nothing itself.
///
/// ```java
/// new ModuleList(new Linear(2, 3), new Linear(2, 3))
/// // ModuleList(
/// //   (0-1): 2 x Linear(in_features=2, out_features=3, bias=True)
/// // )
/// ```
public class ModuleList extends Module implements Iterable<Module> {
    private final List<Module> entries = new ArrayList<>();

    /// These modules in this order.
    public ModuleList(Module... modules) {
        entries.addAll(List.of(modules));
    }

    /// These modules in this order.
    public ModuleList(Iterable<? extends Module> modules) {
        modules.forEach(entries::add);
    }

    /// One more at the end.
    public ModuleList append(Module module) {
        entries.add(module);
        return this;
    }

    /// The module at this place; -1 is the last.
    public Module get(int index) {
        return entries.get(index < 0 ? index + entries.size() : index);
    }

    /// How many there are.
    public int size() {
        return entries.size();
    }

    @Override
    public Iterator<Module> iterator() {
        return entries.iterator();
    }

    /// @throws IllegalStateException always: the module around it says in which order its parts compute
    @Override
    public Tensor forward(Tensor x) {
        throw new IllegalStateException("Module [ModuleList] is missing the required \"forward\" function"
                + "\nHint: loop over its modules, or use Sequential, which calls them one after another.");
    }

    @Override
    public Map<String, Module> namedChildren() {
        Map<String, Module> children = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            children.put(Integer.toString(i), entries.get(i));
        }
        return children;
    }

    /// Equal lines are written once.
    @Override
    String childLines() {
        StringBuilder out = new StringBuilder();
        for (int i = 0, end; i < entries.size(); i = end) {
            String text = entries.get(i).toString();
            end = i + 1;
            while (end < entries.size() && entries.get(end).toString().equals(text)) {
                end++;
            }
            String key = end - i == 1 ? "(" + i + "): " : "(" + i + "-" + (end - 1) + "): " + (end - i) + " x ";
            out.append("\n  ").append(key).append(text.replace("\n", "\n  "));
        }
        return out.toString();
    }
}
