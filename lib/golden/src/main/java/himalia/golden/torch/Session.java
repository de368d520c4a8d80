package himalia.golden.torch;

import himalia.golden.python.Callable;
import himalia.golden.python.Interpreter;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Python over Himalia, for one case: names that one case assigns the next does not see.
///
/// ```java
/// new Session().run("torch.zeros(2, 3) + 1")
/// ```
public final class Session {
    private static final TorchHost HOST = new TorchHost();
    private final Interpreter python = new Interpreter(HOST);

    public @Nullable Object run(String source) {
        return python.run(source);
    }

    public Session set(String name, @Nullable Object value) {
        python.set(name, value);
        return this;
    }

    /// A function with these parameters and this text as its body.
    public Callable function(List<String> parameters, String body) {
        return python.function(parameters, body);
    }

    /// Calls a function by its full name, `torch.nn.functional.relu`, or what is callable.
    public @Nullable Object call(
            @Nullable Object function, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        return function instanceof Callable c ? c.call(arguments, named) : HOST.call(function, arguments, named);
    }

    public @Nullable Object get(Tensor x, @Nullable Object index) {
        return Indexing.get(x, index);
    }

    public void set(Tensor x, @Nullable Object index, @Nullable Object value) {
        Indexing.set(x, index, value);
    }

    /// Calls a method of an object if it has one of this name for these arguments.
    ///
    /// @throws Unmapped if it has none
    public static @Nullable Object method(@Nullable Object receiver, String python, @Nullable Object... arguments) {
        return Torch.method(receiver, python, List.of(arguments), Map.of());
    }
}
