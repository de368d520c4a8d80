package himalia.nn;

import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Copies of modules and of what they hold; what is shared within the original is shared within the copy.
final class ModuleCopies {
    private final Map<Object, Object> done = new IdentityHashMap<>();

    Module of(Module original) {
        Module known = (Module) done.get(original);
        if (known != null) {
            return known;
        }
        Module copy = original.shallow();
        done.put(original, copy);
        copy.replaceAll(this::part);
        return copy;
    }

    /// Settings cannot change and stay; what learns, and what holds it, is copied.
    private Object part(Object part) {
        return switch (part) {
            case Module m -> of(m);
            case Tensor t -> done.computeIfAbsent(t, _ -> tensor(t));
            case Module[] many -> {
                Module[] copies = many.clone();
                for (int i = 0; i < copies.length; i++) {
                    copies[i] = copies[i] == null ? null : of(copies[i]);
                }
                yield copies;
            }
            case List<?> list -> {
                List<Object> copies = new ArrayList<>();
                list.forEach(each -> copies.add(part(each)));
                yield copies;
            }
            case Map<?, ?> map -> {
                Map<Object, Object> copies = new LinkedHashMap<>();
                map.forEach((key, each) -> copies.put(key, part(each)));
                yield copies;
            }
            case null, default -> part;
        };
    }

    private static Tensor tensor(Tensor t) {
        Tensor same = t.detach().clone();
        return switch (t) {
            case Parameter p -> {
                Parameter copy = new Parameter(same);
                copy.requiresGrad_(p.requiresGrad());
                yield copy;
            }
            case Buffer _ -> new Buffer(same);
            default -> same;
        };
    }
}
