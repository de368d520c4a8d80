package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import java.util.ArrayList;
import java.util.List;

/// What can be said of a class, method or field once javac has gone on.
///
/// @param module     the module it comes from; empty if from the class path or a cell
/// @param type       the full name of its class
/// @param outermostType that of the class in whose source it stands
/// @param name       `<init>` for a constructor; of a class its full name
/// @param parameters the types of the parameters, with type arguments and without packages
/// @param names      of the parameters, as far as the class file tells
/// @param result     the type of its value, or an empty text
record Member(
        Kind kind,
        String module,
        String type,
        String outermostType,
        String name,
        List<String> parameters,
        List<String> names,
        boolean varargs,
        String result) {
    enum Kind {
        TYPE,
        METHOD,
        FIELD
    }

    static Member of(Symbol symbol) {
        ClassSymbol owner = symbol instanceof ClassSymbol type ? type : symbol.enclClass();
        String module =
                owner.packge().modle == null ? "" : owner.packge().modle.name.toString();
        List<String> parameters = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String result = "";
        Kind kind = Kind.TYPE;
        if (symbol instanceof MethodSymbol method) {
            kind = Kind.METHOD;
            for (VarSymbol one : method.params()) {
                parameters.add(simple(one.type));
                names.add(one.name.toString());
            }
            result = method.isConstructor() ? "" : simple(method.type.getReturnType());
        } else if (symbol instanceof VarSymbol field) {
            kind = Kind.FIELD;
            result = simple(field.type);
        }
        return new Member(
                kind,
                module,
                owner.getQualifiedName().toString(),
                owner.outermostClass().getQualifiedName().toString(),
                kind == Kind.TYPE ? owner.getQualifiedName().toString() : symbol.name.toString(),
                parameters,
                names,
                (symbol.flags() & Flags.VARARGS) != 0,
                result);
    }

    /// A local variable or parameter.
    static Member local(Symbol symbol) {
        return new Member(
                Kind.FIELD,
                "",
                "REPL.$",
                "REPL.$",
                symbol.name.toString(),
                List.of(),
                List.of(),
                false,
                simple(symbol.type));
    }

    /// A type without packages.
    static String simple(Type type) {
        return simple(type.toString());
    }

    static String simple(String type) {
        return type.replaceAll("\\b(?:[\\p{Ll}_][\\p{L}\\p{N}_]*\\.)+(?=\\p{Lu})", "")
                .replaceAll("\\bREPL\\.", "")
                .replace(",", ", ");
    }

    /// A type without type arguments as well.
    static String erased(String type) {
        String plain = type;
        for (String next = ""; !next.equals(plain); plain = next.isEmpty() ? plain : next) {
            next = plain.replaceAll("<[^<>]*>", "");
            if (next.equals(plain)) {
                break;
            }
        }
        plain = plain.replace("...", "[]").strip();
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    boolean isType() {
        return kind == Kind.TYPE;
    }

    String simpleType() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    List<String> erasedParameters() {
        return parameters.stream().map(Member::erased).toList();
    }

    /// `String String.substring(int beginIndex)`.
    String signature(List<String> better) {
        if (kind == Kind.TYPE) {
            return type.replaceFirst("^REPL\\.", "");
        }
        boolean ofCell = type.startsWith("REPL.$");
        String home = ofCell ? "" : simple(type);
        if (kind == Kind.FIELD) {
            return result + " " + (home.isEmpty() ? "" : home + ".") + name;
        }
        List<String> shown = better.size() == parameters.size() ? better : names;
        StringBuilder text = new StringBuilder();
        text.append(result).append(result.isEmpty() ? "" : " ").append(home);
        if (!name.equals("<init>")) {
            text.append(home.isEmpty() ? "" : ".").append(name);
        }
        text.append('(');
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i);
            if (varargs && i == parameters.size() - 1 && parameter.endsWith("[]")) {
                parameter = parameter.substring(0, parameter.length() - 2) + "...";
            }
            text.append(i == 0 ? "" : ", ").append(parameter).append(' ').append(shown.get(i));
        }
        return text.append(')').toString();
    }
}
