package himalia.golden.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs Python text. Plain numbers, lists, tuples and dicts it knows itself; all else it asks its [Host].
///
/// ```java
/// new Interpreter(host).run("a = 2; a ** 3")   // 8
/// ```
///
/// Values: `int` is Long, `float` is Double, `bool` is Boolean, `str` is String, `None` is null, a list is a List,
/// a tuple is a [PyTuple], a dict is a Map.
public final class Interpreter {
    private final Host host;
    private final Map<String, @Nullable Object> variables;

    public Interpreter(Host host) {
        this(host, new HashMap<>());
    }

    private Interpreter(Host host, Map<String, @Nullable Object> variables) {
        this.host = host;
        this.variables = variables;
    }

    public Interpreter set(String name, @Nullable Object value) {
        variables.put(name, value);
        return this;
    }

    /// Runs the statements and gives the value of the last one, if it is an expression.
    public @Nullable Object run(String source) {
        Object last = null;
        for (Stmt s : Parser.statements(source)) {
            last = execute(s);
        }
        return last;
    }

    /// A function of these parameters (`*rest` takes what is left) with this text as its body.
    public Callable function(List<String> parameters, String body) {
        return function(parameters, Parser.expression(body));
    }

    private @Nullable Object execute(Stmt statement) {
        switch (statement) {
            case Stmt.Evaluate e -> {
                return value(e.value());
            }
            case Stmt.Assign a -> assign(a.target(), value(a.value()));
            case Stmt.Change c -> assign(c.target(), changed(c.operator(), value(c.target()), value(c.value())));
        }
        return null;
    }

    private void assign(Expr target, @Nullable Object value) {
        switch (target) {
            case Expr.Name n -> variables.put(n.name(), value);
            case Expr.Attribute a -> host.setAttribute(value(a.of()), a.name(), value);
            case Expr.Item i -> host.setItem(value(i.of()), value(i.index()), value);
            case Expr.TupleOf t -> {
                List<@Nullable Object> parts = items(value);
                if (parts.size() != t.items().size()) {
                    throw new IllegalArgumentException("cannot unpack " + parts.size() + " values into "
                            + t.items().size() + " names");
                }
                for (int i = 0; i < parts.size(); i++) {
                    assign(t.items().get(i), parts.get(i));
                }
            }
            default -> throw new IllegalArgumentException("cannot assign to " + target);
        }
    }

    private @Nullable Object changed(String operator, @Nullable Object left, @Nullable Object right) {
        return Numbers.areNumbers(left, right)
                ? Numbers.binary(operator, left, right)
                : host.change(operator, left, right);
    }

    private @Nullable Object value(@Nullable Expr e) {
        return switch (e) {
            case null -> null;
            case Expr.Constant c -> c.value();
            case Expr.Name n -> variables.containsKey(n.name()) ? variables.get(n.name()) : host.name(n.name());
            case Expr.Attribute a -> host.attribute(value(a.of()), a.name());
            case Expr.Call c -> call(c);
            case Expr.Item i -> item(value(i.of()), value(i.index()));
            case Expr.SliceOf s -> new Slice(value(s.start()), value(s.stop()), value(s.step()));
            case Expr.Unary u -> unary(u.operator(), value(u.of()));
            case Expr.Binary b -> binary(b.operator(), value(b.left()), value(b.right()));
            case Expr.Logical l -> logical(l);
            case Expr.Conditional c -> isTrue(value(c.test())) ? value(c.then()) : value(c.otherwise());
            case Expr.ListOf l -> values(l.items());
            case Expr.TupleOf t -> new PyTuple(values(t.items()));
            case Expr.DictOf d -> dict(d);
            case Expr.Comprehension c -> comprehension(c);
            case Expr.Lambda l -> function(l.parameters(), l.body());
            case Expr.Star s -> throw new IllegalArgumentException("a star outside brackets");
        };
    }

    private @Nullable Object call(Expr.Call c) {
        Object function = value(c.function());
        List<@Nullable Object> arguments = values(c.arguments());
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        c.named().forEach((name, e) -> named.put(name, value(e)));
        return function instanceof Callable own ? own.call(arguments, named) : host.call(function, arguments, named);
    }

    private Callable function(List<String> parameters, Expr body) {
        return (arguments, named) -> {
            Interpreter inner = new Interpreter(host, new HashMap<>(variables));
            for (int i = 0; i < parameters.size(); i++) {
                String name = parameters.get(i);
                if (name.startsWith("*")) {
                    inner.set(name.substring(1), new ArrayList<>(arguments.subList(i, arguments.size())));
                } else {
                    inner.set(name, i < arguments.size() ? arguments.get(i) : named.get(name));
                }
            }
            return inner.value(body);
        };
    }

    private List<@Nullable Object> values(List<Expr> expressions) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Expr e : expressions) {
            if (e instanceof Expr.Star star) {
                all.addAll(items(value(star.of())));
            } else {
                all.add(value(e));
            }
        }
        return all;
    }

    private Map<Object, @Nullable Object> dict(Expr.DictOf d) {
        Map<Object, @Nullable Object> all = new LinkedHashMap<>();
        for (int i = 0; i < d.keys().size(); i++) {
            all.put(value(d.keys().get(i)), value(d.values().get(i)));
        }
        return all;
    }

    private List<@Nullable Object> comprehension(Expr.Comprehension c) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object item : items(value(c.source()))) {
            all.add(new Interpreter(host, new HashMap<>(variables))
                    .set(c.name(), item)
                    .value(c.item()));
        }
        return all;
    }

    private @Nullable Object logical(Expr.Logical l) {
        Object left = value(l.left());
        return isTrue(left) == l.and() ? value(l.right()) : left;
    }

    private boolean isTrue(@Nullable Object value) {
        return value instanceof Boolean b ? b : host.isTrue(value);
    }

    private @Nullable Object unary(String operator, @Nullable Object of) {
        return of instanceof Number || of instanceof Boolean ? Numbers.unary(operator, of) : host.unary(operator, of);
    }

    private @Nullable Object binary(String operator, @Nullable Object left, @Nullable Object right) {
        return Numbers.areNumbers(left, right)
                ? Numbers.binary(operator, left, right)
                : host.binary(operator, left, right);
    }

    private @Nullable Object item(@Nullable Object of, @Nullable Object index) {
        boolean isList = of instanceof List<?> || of instanceof PyTuple;
        if (isList && index instanceof Long i) {
            List<@Nullable Object> items = items(of);
            return items.get((int) (i < 0 ? i + items.size() : i));
        }
        return of instanceof Map<?, ?> map ? map.get(index) : host.item(of, index);
    }

    private List<@Nullable Object> items(@Nullable Object of) {
        return switch (of) {
            case List<?> list -> new ArrayList<>(list);
            case PyTuple t -> t.items();
            case null, default -> host.items(of);
        };
    }
}
