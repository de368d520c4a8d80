package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import himalia.kernel.cell.TypeNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What can be said of a class, method or field once javac has gone on.
///
/// @param places     where it is declared, and what it overrides: there may be words about it
/// @param home       the class it is seen in, without its package; empty if it needs none
/// @param name       `<init>` for a constructor; of a class its full name
/// @param parameters the types of the parameters, with type arguments and without packages
/// @param names      of the parameters; empty if the class file does not tell
/// @param result     the type of its value, or an empty text
record Member(
        Kind kind,
        List<Place> places,
        String home,
        String name,
        List<String> parameters,
        List<String> names,
        boolean varargs,
        String result) {
    /// What javac calls a parameter of which it knows nothing.
    private static final Pattern NAMELESS = Pattern.compile("arg\\d+");

    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[\\p{Ll}_][\\p{L}\\p{N}_]*\\.)+(?=\\p{Lu})");
    private static final Pattern ARGUMENTS = Pattern.compile("<[^<>]*>");
    private static final Pattern CELL = Pattern.compile("\\b" + CellFiles.PACKAGE + "\\.");

    enum Kind {
        TYPE,
        METHOD,
        FIELD
    }

    /// A declaration in a source.
    ///
    /// @param module     the module it comes from; empty if from the class path or a cell
    /// @param type       the full name of its class
    /// @param outermost  that of the class in whose source it stands
    /// @param parameters the types of the parameters as they stand there, without type arguments
    record Place(String module, String type, String outermost, List<String> parameters) {
        static Place of(Symbol symbol) {
            ClassSymbol owner = symbol instanceof ClassSymbol type ? type : symbol.enclClass();
            return new Place(
                    owner.packge().modle == null
                            ? ""
                            : owner.packge().modle.name.toString(),
                    owner.getQualifiedName().toString(),
                    owner.outermostClass().getQualifiedName().toString(),
                    symbol instanceof MethodSymbol method
                            ? method.type.getParameterTypes().stream()
                                    .map(one -> erased(simple(one)))
                                    .toList()
                            : List.of());
        }

        String simpleType() {
            return type.substring(type.lastIndexOf('.') + 1);
        }
    }

    static Member of(Seen seen, Types types) {
        return of(seen, List.of(), types);
    }

    /// @param overridden what else may have words about it
    static Member of(Seen seen, List<Symbol> overridden, Types types) {
        Symbol symbol = seen.symbol();
        List<Place> places = new ArrayList<>(List.of(Place.of(symbol)));
        overridden.forEach(one -> places.add(Place.of(one)));
        List<String> parameters = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String result = "";
        Kind kind = Kind.TYPE;
        if (symbol instanceof MethodSymbol method) {
            kind = Kind.METHOD;
            Type as = seen.from().tsym instanceof ClassSymbol type && !method.isConstructor()
                    ? types.memberType(type.type, method)
                    : method.type;
            as.getParameterTypes().forEach(one -> parameters.add(simple(one)));
            for (VarSymbol one : method.params()) {
                names.add(one.name.toString());
            }
            if (names.stream().anyMatch(one -> NAMELESS.matcher(one).matches())) {
                names.clear();
            }
            result = method.isConstructor() ? "" : simple(as.getReturnType());
        } else if (symbol instanceof VarSymbol field) {
            kind = Kind.FIELD;
            result = simple(field.type);
        }
        return new Member(
                kind,
                places,
                home(seen),
                kind == Kind.TYPE ? places.getFirst().type() : symbol.name.toString(),
                parameters,
                names,
                (symbol.flags() & Flags.VARARGS) != 0,
                result);
    }

    private static String home(Seen seen) {
        String name = seen.from() instanceof Type.ArrayType array
                ? simple(array)
                : seen.from().tsym.getQualifiedName().toString();
        // The classes that hold what cells declare are nothing to be seen.
        return name.substring(name.lastIndexOf('.') + 1).startsWith("$") ? "" : simple(name);
    }

    /// A local variable or parameter.
    static Member local(Symbol symbol) {
        return new Member(
                Kind.FIELD, List.of(), "", symbol.name.toString(), List.of(), List.of(), false, simple(symbol.type));
    }

    /// A type without packages.
    static String simple(Type type) {
        return simple(TypeNames.bare(type.toString()));
    }

    static String simple(String type) {
        if (type.indexOf('.') < 0 && type.indexOf(',') < 0) {
            return type;
        }
        String plain = PACKAGES.matcher(type).replaceAll("");
        return CELL.matcher(plain).replaceAll("").replace(",", ", ");
    }

    /// A type without type arguments as well.
    static String erased(String type) {
        String plain = type;
        while (plain.indexOf('<') >= 0) {
            String next = ARGUMENTS.matcher(plain).replaceAll("");
            if (next.equals(plain)) {
                break;
            }
            plain = next;
        }
        plain = plain.replace("...", "[]").strip();
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    boolean isType() {
        return kind == Kind.TYPE;
    }

    boolean isConstructor() {
        return name.equals("<init>");
    }

    /// Whether only a source tells the names of its parameters.
    boolean isNameless() {
        return names.size() < parameters.size();
    }

    /// `String String.substring(int beginIndex)`.
    ///
    /// @param source the names of the parameters in the source; empty if there is none
    String signature(List<String> source) {
        if (kind == Kind.TYPE) {
            return CELL.matcher(name).replaceFirst("");
        }
        if (kind == Kind.FIELD) {
            return result + " " + (home.isEmpty() ? "" : home + ".") + name;
        }
        List<String> shown = !isNameless() ? names : source.size() == parameters.size() ? source : invented();
        StringBuilder text = new StringBuilder();
        text.append(result).append(result.isEmpty() ? "" : " ").append(home);
        if (!isConstructor()) {
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

    /// Where nobody tells, a parameter is called after its type: `String string, int i`.
    private List<String> invented() {
        List<String> invented = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String parameter : parameters) {
            String type = erased(parameter).replace("[]", "");
            boolean isPrimitive = Character.isLowerCase(type.charAt(0));
            String name = isPrimitive
                    ? type.substring(0, 1)
                    : type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
            String free = name;
            for (int i = 2; !taken.add(free); i++) {
                free = name + i;
            }
            invented.add(free);
        }
        return invented;
    }
}
