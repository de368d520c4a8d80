package himalia.kernel.cell;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a cell could have meant by a name: the hints at misspelt ones come from here.
///
/// @param names     variables, methods and classes of cells
/// @param waiting   names of those that cannot be used yet, and why
/// @param failed    names that only cells declare which did not compile
/// @param libraries names of classes whose static methods a cell can call as they are
/// @param types     full names of the classes of libraries that need no import, for everybody or not
/// @param words     texts that libraries take as names
/// @param instead   names of other libraries, and lines that do what they do
/// @param full      the full names of the classes of a name that libraries have
/// @param classes   where the cells' classes and libraries are found
public record Scope(
        Set<String> names,
        Map<String, String> waiting,
        Set<String> failed,
        List<String> libraries,
        List<String> types,
        List<String> words,
        Map<String, String> instead,
        Function<String, List<String>> full,
        ClassLoader classes) {
    private static final int TYPES_TRIED = 5;

    /// Names of the static methods that need no class before them.
    Stream<String> functions() {
        return functionMethods().map(Method::getName).distinct();
    }

    /// The class without an import that is called most like it.
    Optional<String> nearestType(String name) {
        List<String> simple = types.stream()
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
        return Nearest.of(name, simple, TYPES_TRIED).stream()
                .filter(one -> types.stream()
                        .filter(type -> type.endsWith("." + one))
                        .flatMap(type -> find(type).stream())
                        .anyMatch(type -> Modifier.isPublic(type.getModifiers())))
                .findFirst();
    }

    /// Whether a method of a cell or a function in sight is called so.
    boolean isMethod(String name) {
        return names.contains(name) || functions().anyMatch(name::equals);
    }

    /// Whether `name(value, ...)` can be called for a value of this class.
    boolean isFunctionOf(String name, String type) {
        Optional<Class<?>> first = find(type);
        return functionMethods()
                .filter(method -> method.getName().equals(name) && method.getParameterCount() > 0)
                .anyMatch(method -> first.isEmpty() || method.getParameterTypes()[0].isAssignableFrom(first.get()));
    }

    /// Public methods and fields of a class; none if it is not found.
    Stream<String> members(String type) {
        return find(type).stream()
                .flatMap(found -> Stream.concat(
                        Arrays.stream(found.getMethods()).map(Method::getName),
                        Arrays.stream(found.getFields()).map(Field::getName)))
                .distinct()
                .sorted();
    }

    /// Public methods of a class; none if it is not found.
    Stream<String> methods(String type) {
        return find(type).stream()
                .flatMap(found -> Arrays.stream(found.getMethods()))
                .map(Method::getName)
                .distinct();
    }

    /// Whether a cell has declared this class.
    boolean isOfCell(String type) {
        return find(type)
                .filter(found -> found.getClassLoader() instanceof CodeLoader)
                .isPresent();
    }

    /// Whether it is a class that nobody can change.
    boolean isOfJdk(String type) {
        return find(type).filter(found -> found.getModule().isNamed()).isPresent();
    }

    private Stream<Method> functionMethods() {
        return libraries.stream()
                .flatMap(library -> find(library).stream())
                .flatMap(library -> Arrays.stream(library.getMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers()));
    }

    private Optional<Class<?>> find(String type) {
        String full = type.contains(".") ? type : "java.lang." + type;
        try {
            return Optional.of(Class.forName(full, false, classes));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty(); // then there is no hint, and the compiler's own words must do
        }
    }
}
