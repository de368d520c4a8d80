package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is called on a value, or put around it, to make of it what javac wants in its place.
final class Conversions {
    /// How it says what does not fit, once for each method that is called so.
    private static final Pattern MISFIT = Pattern.compile(
            "([\\w.$]+(?:<[^;\\n]*>)?(?:\\[\\])*) cannot be converted to (?:\\? (?:extends|super) )?([\\w.$]+(?:\\[\\])*)");

    private static final String MANY = "what is computed more than once stands in a lambda";
    /// Of a text that is one.
    private static final String NUMBER = "number";
    private static final String TENSOR = "himalia.tensor.Tensor";
    private static final Set<String> NUMBERS = Set.of("byte", "short", "int", "long", "float", "double");
    private static final Set<String> BOXES =
            Set.of("java.lang.Integer", "java.lang.Long", "java.lang.Float", "java.lang.Double", "java.lang.Number");

    private Conversions() {}

    /// One way to write a value differently.
    ///
    /// @param why  why it is done
    /// @param form the value, with `@` for it as it is
    record Form(String why, String form) {
        String of(String value) {
            if (form.equals(NUMBER)) {
                return value.matches("\"[-+]?\\d+(\\.\\d*)?\"") ? value.substring(1, value.length() - 1) : value;
            }
            return form.replace("@", form.startsWith("@.") ? bracketed(value) : value);
        }

        /// What has operators, or begins with a cast or a sign, in brackets.
        private static String bracketed(String value) {
            Source source = Source.of(value);
            return source.operandEnd(0) == value.length() && !value.startsWith("-") && !value.startsWith("+")
                            || source.mask().startsWith("(") && source.closing(0) == value.length() - 1
                    ? value
                    : "(" + value + ")";
        }
    }

    /// The forms that may put right what a message is about, the likeliest first.
    static List<Form> of(String message, Scope scope) {
        List<Form> forms = new ArrayList<>();
        Matcher misfit = MISFIT.matcher(message);
        while (misfit.find()) {
            String from = misfit.group(1).replaceFirst("<.*", "");
            for (Form form : of(from, misfit.group(2), scope)) {
                if (!forms.contains(form)) {
                    forms.add(form);
                }
            }
        }
        return forms;
    }

    private static List<Form> of(String from, String to, Scope scope) {
        boolean wantsNumber = NUMBERS.contains(to) || BOXES.contains(to);
        if (from.equals(TENSOR) && wantsNumber) {
            String cast = to.equals("double") || BOXES.contains(to) ? "" : "(" + to + ") ";
            return List.of(new Form("a tensor of one number gives it by `item()`", cast + "@.item()"));
        }
        if (from.equals(TENSOR) && to.equals("boolean")) {
            return List.of(new Form(
                    "comparing tensors gives a tensor of truth values, and `sum()` counts those that are true",
                    "@.sum().item() > 0"));
        }
        if (from.equals(TENSOR) && to.equals("java.util.List")) {
            return List.of(new Form("`List.of(W, b)` makes a list of tensors", "List.of(@)"));
        }
        if (to.equals("java.util.List") && has(from, "parameters", scope)) {
            return List.of(new Form("an optimizer takes a list of tensors", "@.parameters()"));
        }
        if (has(from, "value", scope) && !to.startsWith("himalia.widgets.")) {
            String cast = Set.of("int", "long", "float").contains(to) && from.contains("Float") ? "(" + to + ") " : "";
            return List.of(new Form("what a widget is set to is its `value()`", cast + "@.value()"));
        }
        if (from.equals("himalia.api.DisplayHandle") && to.equals("java.lang.String")) {
            // The other kernels' `display` gives the id itself.
            return List.of(new Form("what was shown is known by its `id()`", "@.id()"));
        }
        if (to.startsWith("java.util.function.") && !from.startsWith("java.util.function.")) {
            return List.of(new Form(MANY, "i -> @"), new Form(MANY, "() -> @"), new Form(MANY, "(a, b) -> @"));
        }
        if (to.equals("java.lang.Runnable")) {
            return List.of(new Form("what is to be done stands in a lambda", "() -> @"));
        }
        if (from.equals("java.lang.String") && wantsNumber) {
            return List.of(new Form("a number stands without quotes", NUMBER));
        }
        if (to.equals(TENSOR) && !from.equals("java.lang.String")) {
            return List.of(new Form("`tensor(...)` makes a tensor of numbers", "tensor(@)"));
        }
        return List.of();
    }

    private static boolean has(String type, String method, Scope scope) {
        return type.contains(".") && scope.methods(type).anyMatch(method::equals);
    }

    /// The forms of an operand that has no such operator.
    ///
    /// @param type  of the operand
    /// @param other of the other one
    static List<Form> ofOperand(String type, String other, Scope scope) {
        if (!NUMBERS.contains(other) && !BOXES.contains(other)) {
            return List.of();
        }
        if (type.equals(TENSOR)) {
            return of(TENSOR, "double", scope);
        }
        return has(type, "value", scope) ? of(type, "double", scope) : List.of();
    }
}
