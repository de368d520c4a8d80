package himalia.golden.torch;

import himalia.golden.python.Callable;
import himalia.golden.python.Interpreter;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Python over Himalia, for one case: names that one case assigns the next does not see.
///
/// ```java
/// new Session().run("torch.zeros(2, 3) + 1")
/// ```
public final class Session {
    private static final TorchHost HOST = new TorchHost();
    private final Interpreter python = new Interpreter(HOST);

    public Object run(String source) {
        return python.run(source);
    }

    public Session set(String name, Object value) {
        python.set(name, value);
        return this;
    }

    /// A function with these parameters and this text as its body.
    public Callable function(List<String> parameters, String body) {
        return python.function(parameters, body);
    }

    /// Calls a function by its full name, `torch.nn.functional.relu`, or what is callable.
    public Object call(Object function, List<Object> arguments, Map<String, Object> named) {
        return function instanceof Callable c ? c.call(arguments, named) : HOST.call(function, arguments, named);
    }

    public Object get(Tensor x, Object index) {
        return Indexing.get(x, index);
    }

    public void set(Tensor x, Object index, Object value) {
        Indexing.set(x, index, value);
    }

    /// Calls a method of an object if it has one of this name for these arguments.
    ///
    /// @throws Unmapped if it has none
    public static Object method(Object receiver, String python, Object... arguments) {
        return Torch.method(receiver, python, List.of(arguments), Map.of());
    }
}
