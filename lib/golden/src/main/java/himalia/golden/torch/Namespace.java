package himalia.golden.torch;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Python module, such as `torch.nn.functional`, and the Java classes that hold its functions.
///
/// @param path as Python names it
record Namespace(String path) {
    private static final String TENSOR = "himalia.tensor.Tensor";
    private static final String FUNCTIONAL = "himalia.nn.Functional";

    /// The classes to look into, in this order; those that do not exist are passed over.
    private static final Map<String, List<String>> HOMES = Map.of(
            "torch", List.of(TENSOR, "himalia.linalg.Linalg", FUNCTIONAL, "himalia.tensor.Autograd"),
            "torch.linalg", List.of("himalia.linalg.Linalg", TENSOR),
            "torch.nn.functional", List.of(FUNCTIONAL, TENSOR),
            "torch.nn.init", List.of("himalia.nn.Init"),
            "torch.nn.utils", List.of("himalia.nn.Utils", "himalia.nn.Clip"),
            "torch.special", List.of(TENSOR),
            "torch.autograd", List.of("himalia.tensor.Autograd"),
            "torch.cuda", List.of("himalia.tensor.Cuda"));

    /// Other names of the same things.
    private static final Map<String, String> ALIASES = Map.of(
            "torch.functional", "torch",
            "torch._C", "torch",
            "torch._C._linalg", "torch.linalg",
            "torch._linalg", "torch.linalg",
            "torch._C._special", "torch.special",
            "torch._special", "torch.special",
            "torch.nn.modules", "torch.nn");

    private static final List<String> PATHS =
            List.of("torch.nn", "torch.optim", "torch.optim.lr_scheduler", "torch.utils", "torch.utils.data");
    private static final List<String> TYPES =
            List.of("himalia.nn.", "himalia.optim.", "himalia.data.", "himalia.tensor.");

    /// The module within this one, or null if the name is none.
    @Nullable
    Namespace inner(String name) {
        String full = path + "." + name;
        String inner = ALIASES.getOrDefault(full, full);
        return HOMES.containsKey(inner) || PATHS.contains(inner) ? new Namespace(inner) : null;
    }

    List<Class<?>> homes() {
        List<Class<?>> homes = new ArrayList<>();
        HOMES.getOrDefault(path, List.of(TENSOR)).forEach(name -> present(name).forEach(homes::add));
        if (homes.isEmpty()) {
            throw new Unmapped(path, "no class for " + path);
        }
        return homes;
    }

    /// The class of a layer, optimizer or scheduler, by the same name; null if there is none.
    static @Nullable Class<?> type(String name) {
        return TYPES.stream()
                .<Class<?>>flatMap(start -> present(start + name))
                .findFirst()
                .orElse(null);
    }

    /// The public class of this full name, or nothing.
    static Stream<Class<?>> present(String name) {
        try {
            return Stream.<Class<?>>of(Class.forName(name)).filter(c -> Modifier.isPublic(c.getModifiers()));
        } catch (ClassNotFoundException absent) {
            return Stream.of(); // not every module has all of its classes; a name that is nowhere ends as unmapped
        }
    }
}
