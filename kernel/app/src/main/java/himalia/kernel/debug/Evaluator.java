package himalia.kernel.debug;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.CellInterrupted;
import himalia.kernel.cell.Mask;
import himalia.kernel.cell.Site;
import java.lang.reflect.InvocationHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// Evaluates expressions where a cell has stopped, on its thread: the cell's compiler makes a function of the local
/// variables of them.
final class Evaluator {
    /// An expression that does not compile, or throws.
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        Failed(String message) {
            super(message);
        }
    }

    private record Question(Site site, String expression) {}

    private static final int KEPT = 200;
    private static final String LOCALS = "locals_";
    private static final String THIS = "this_";
    private static final String VALUE = "value_";
    /// Of what JDK interface a function of an array is that may throw anything.
    private static final String FUNCTION =
            "(java.lang.reflect.InvocationHandler) (proxy_, method_, " + LOCALS + ") -> ";

    private final CellEngine engine;
    /// Conditions are asked again and again.
    private final Map<Question, InvocationHandler> compiled = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, InvocationHandler> eldest) {
            return size() > KEPT;
        }
    };

    Evaluator(CellEngine engine) {
        this.engine = engine;
    }

    /// What is compiled may mean other things from here on.
    synchronized void forget() {
        compiled.clear();
    }

    /// Gives a variable of the cells a value, and declares it first if need be.
    ///
    /// @param type as it is written in Java; empty if it has no name
    void assign(String variable, String type, @Nullable Object value) throws Failed {
        if (!SourceVersion.isName(variable)) {
            throw new Failed("`" + variable + "` cannot be the name of a variable");
        }
        if (type.isEmpty()) {
            throw new Failed("the type of `" + variable + "` has no name that other cells could write");
        }
        Site site = new Site(0, 0, "", List.of(new Site.Local(VALUE, type)));
        if (engine.bindings().stream().anyMatch(one -> one.name().equals(variable))) {
            try {
                evaluate(variable + " = " + VALUE, site, new Object[] {value});
                return;
            } catch (Failed ofAnotherType) {
                // Then it is declared anew, as a cell would do it.
                forget();
            }
        }
        String start = switch (type) {
            case "boolean" -> "false";
            case "byte", "short", "char", "int", "long", "float", "double" -> "0";
            default -> "null";
        };
        try {
            Cell declares = new Cell(0, type + " " + variable + " = " + start + ";");
            if (engine.stops().quietly(() -> engine.execute(declares)) instanceof CellResult.Failure failure) {
                throw new Failed(failure.message());
            }
        } catch (Failed e) {
            throw e;
        } catch (Exception e) {
            throw new Failed(String.valueOf(e.getMessage()));
        }
        forget();
        evaluate(variable + " = " + VALUE, site, new Object[] {value});
    }

    /// The value of an expression or an assignment; what it assigns is in the array afterwards. A statement has the
    /// value null.
    @Nullable
    Object evaluate(String expression, Site site, @Nullable Object[] locals) throws Failed {
        InvocationHandler function = function(expression.strip().replaceFirst(";$", ""), site);
        try {
            return engine.stops().quietly(() -> {
                try {
                    return function.invoke(null, null, locals);
                } catch (Exception | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (CellInterrupted stopped) {
            throw stopped;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError thrown) {
            throw new Failed(thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
        }
    }

    private synchronized InvocationHandler function(String expression, Site site) throws Failed {
        Question key = new Question(site, expression);
        InvocationHandler known = compiled.get(key);
        if (known == null) {
            try {
                known = compile(body(expression, "return (", ");", site));
            } catch (Failed noValue) {
                try {
                    known = compile(body(expression, "if (true) { ", "; } return null;", site));
                } catch (Failed nothing) {
                    throw noValue;
                }
            }
            compiled.put(key, known);
        }
        return known;
    }

    private InvocationHandler compile(String code) throws Failed {
        try {
            CellResult result = engine.stops().quietly(() -> engine.evaluate(code));
            return switch (result) {
                case CellResult.Value(InvocationHandler function) -> function;
                case CellResult.Failure failure -> throw new Failed(failure.message());
                default -> throw new Failed("this is no expression");
            };
        } catch (Failed e) {
            throw e;
        } catch (CellInterrupted stopped) {
            throw stopped;
        } catch (Exception e) {
            throw new Failed(String.valueOf(e.getMessage()));
        }
    }

    private static String body(String expression, String before, String after, Site site) {
        StringBuilder code = new StringBuilder(FUNCTION + "{ ");
        StringBuilder back = new StringBuilder();
        for (int i = 0; i < site.locals().size(); i++) {
            Site.Local one = site.locals().get(i);
            String name = one.name().equals("this") ? THIS : one.name();
            if (one.type().isEmpty() || !isUsed(one.name(), expression)) {
                continue;
            }
            code.append("@SuppressWarnings(\"unchecked\") ")
                    .append(one.type() + " " + name + " = (" + one.type() + ") " + LOCALS + "[" + i + "]; ");
            if (!name.equals(THIS)) {
                back.append(LOCALS + "[" + i + "] = " + name + "; ");
            }
        }
        return code.append("try { ")
                .append(before + named(expression) + after)
                .append(" } finally { " + back + "} }")
                .toString();
    }

    private static boolean isUsed(String name, String expression) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                .matcher(expression)
                .find();
    }

    private static String named(String expression) {
        StringBuilder text = new StringBuilder(expression);
        var word = Pattern.compile("\\bthis\\b").matcher(Mask.of(expression));
        int more = 0;
        while (word.find()) {
            text.replace(word.start() + more, word.end() + more, THIS);
            more += THIS.length() - "this".length();
        }
        return text.toString();
    }
}
