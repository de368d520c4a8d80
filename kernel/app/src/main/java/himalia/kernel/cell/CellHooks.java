package himalia.kernel.cell;

import java.beans.BeanInfo;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What woven cell code calls. The only class of the kernel, besides the API, that cells can see.
public final class CellHooks {
    /// Whether variables are read where they end, for which it is enough that they could be.
    public static final boolean KEEPS = false;

    private CellHooks() {}

    /// Links a check at a loop or a method entry to the engine's switch.
    public static CallSite check(MethodHandles.Lookup caller, String name, MethodType type) {
        return loader(caller).interruptSwitch().site();
    }

    /// Links a call of another cell's method to the newest definition of that method.
    public static CallSite call(MethodHandles.Lookup caller, String name, MethodType type, String owner)
            throws ReflectiveOperationException {
        return loader(caller).methods().site(caller, name, type, owner);
    }

    /// Links the question whether a cell stops at a place.
    public static CallSite place(
            MethodHandles.Lookup caller, String name, MethodType type, int cell, int line, String method) {
        return loader(caller).stops().place(cell, line, method);
    }

    /// Links what is done when a cell stops at a place.
    public static CallSite stop(
            MethodHandles.Lookup caller, String name, MethodType type, int cell, int line, String method, String locals)
            throws ReflectiveOperationException {
        return loader(caller).stops().stop(Site.of(cell, line, method, locals), type);
    }

    /// Links what is done when something is thrown in a statement of a cell.
    public static CallSite thrown(
            MethodHandles.Lookup caller, String name, MethodType type, int cell, int line, String method, String locals)
            throws ReflectiveOperationException {
        return loader(caller).stops().thrown(Site.of(cell, line, method, locals), type);
    }

    /// A class of a cell begins to be initialized: from here on its static fields may be looked at.
    public static void initialized(Class<?> type) {
        if (type.getClassLoader() instanceof CodeLoader loader) {
            loader.initialized(type);
        }
    }

    /// A lambda that may be written takes the value of a variable along.
    ///
    /// @throws IllegalArgumentException if that cannot be written
    public static void carried(Object value, String variable) {
        Object stuck = NotCarried.in(value);
        if (stuck != null) {
            throw new IllegalArgumentException(NotCarried.message(value, stuck, variable));
        }
    }

    /// Stands in for `System.exit`.
    public static void exit(int status) {
        throw new SystemExit("System.exit(" + status + ")");
    }

    /// Stands in for `Runtime.exit`.
    public static void exit(Runtime runtime, int status) {
        throw new SystemExit("Runtime.exit(" + status + ")");
    }

    /// Stands in for `Runtime.halt`.
    public static void halt(Runtime runtime, int status) {
        throw new SystemExit("Runtime.halt(" + status + ")");
    }

    /// A method is about to be called by reflection. What would end the kernel gives the answer of a direct call, not
    /// one wrapped in an exception of reflection.
    public static void invoked(Object[] arguments, Method method) {
        if (method != null && SystemExit.isCalledBy(method.getDeclaringClass(), method.getName())) {
            Object status = arguments == null || arguments.length == 0 ? "" : arguments[0];
            throw new SystemExit(
                    method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(" + status + ")");
        }
    }

    /// These stand in for the methods of `MethodHandles.Lookup` that find what would end the kernel.
    public static MethodHandle findStatic(MethodHandles.Lookup lookup, Class<?> of, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodHandle found = lookup.findStatic(of, name, type);
        return SystemExit.isCalledBy(of, name) ? standIn(name, type) : found;
    }

    public static MethodHandle findVirtual(MethodHandles.Lookup lookup, Class<?> of, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodHandle found = lookup.findVirtual(of, name, type);
        return SystemExit.isCalledBy(of, name) ? standIn(name, found.type()) : found;
    }

    public static MethodHandle bind(MethodHandles.Lookup lookup, Object receiver, String name, MethodType type)
            throws ReflectiveOperationException {
        MethodHandle found = lookup.bind(receiver, name, type);
        return SystemExit.isCalledBy(receiver.getClass(), name)
                ? standIn(name, type.insertParameterTypes(0, Runtime.class)).bindTo(receiver)
                : found;
    }

    public static MethodHandle unreflect(MethodHandles.Lookup lookup, Method method)
            throws ReflectiveOperationException {
        MethodHandle found = lookup.unreflect(method);
        return SystemExit.isCalledBy(method.getDeclaringClass(), method.getName())
                ? standIn(method.getName(), found.type())
                : found;
    }

    private static MethodHandle standIn(String name, MethodType type) throws ReflectiveOperationException {
        return MethodHandles.lookup().findStatic(CellHooks.class, name, type);
    }

    /// Somebody is about to tell of an exception: the frames of the kernel are no part of the story.
    public static void told(Object exception) {
        if (exception instanceof Throwable thrown) {
            Frames.clean(thrown);
        }
    }

    /// Stands in for a method reference to `Throwable.printStackTrace`.
    public static void printStackTrace(Throwable thrown) {
        Frames.clean(thrown);
        thrown.printStackTrace();
    }

    /// What `getStackTrace` gives, for an exception or a thread.
    public static StackTraceElement @Nullable [] frames(StackTraceElement @Nullable [] frames) {
        return frames == null ? null : Frames.users(frames);
    }

    /// Stands in for a method reference to `Throwable.getStackTrace`.
    public static StackTraceElement @Nullable [] getStackTrace(Throwable thrown) {
        return frames(thrown.getStackTrace());
    }

    /// Stands in for a method reference to `Thread.getStackTrace`.
    public static StackTraceElement @Nullable [] getStackTrace(Thread thread) {
        return frames(thread.getStackTrace());
    }

    /// Stands in for `Thread.getAllStackTraces`.
    public static Map<Thread, StackTraceElement[]> getAllStackTraces() {
        Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
        all.replaceAll((thread, frames) -> Frames.users(frames));
        return all;
    }

    /// Stands in for `StackWalker.walk`.
    public static <T> T walk(StackWalker walker, Function<? super Stream<StackFrame>, ? extends T> function) {
        Objects.requireNonNull(function);
        return walker.walk(
                frames -> function.apply(Frames.users(frames.toList(), StackFrame::toStackTraceElement).stream()));
    }

    /// Stands in for `StackWalker.forEach`.
    public static void forEach(StackWalker walker, Consumer<? super StackFrame> action) {
        Objects.requireNonNull(action);
        walk(walker, frames -> {
            frames.forEach(action);
            return null;
        });
    }

    /// Stands in for `StackWalker.getCallerClass`.
    public static Class<?> getCallerClass(StackWalker walker) {
        walker.getCallerClass(); // says so if it may not
        return walk(
                        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE),
                        frames -> frames.skip(1).findFirst().<Class<?>>map(StackFrame::getDeclaringClass))
                .orElseThrow(() -> new IllegalCallerException("no caller frame"));
    }

    /// Stands in for `Thread.dumpStack`.
    public static void dumpStack() {
        printStackTrace(new Exception("Stack trace"));
    }

    /// These stand in for methods of the same names of classes and members: see [AsWritten].
    public static int getModifiers(Class<?> type) {
        return AsWritten.modifiers(type);
    }

    public static int getModifiers(Member member) {
        return AsWritten.modifiers(member);
    }

    public static Set<AccessFlag> accessFlags(Class<?> type) {
        if (AsWritten.modifiers(type) == type.getModifiers()) {
            return type.accessFlags();
        }
        return type.accessFlags().stream()
                .filter(flag -> flag != AccessFlag.PUBLIC)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static Set<AccessFlag> accessFlags(Member member) {
        return AccessFlag.maskToAccessFlags(AsWritten.modifiers(member), AsWritten.location(member));
    }

    public static Method[] getMethods(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(AsWritten::isPublic).toArray(Method[]::new);
    }

    public static Field[] getFields(Class<?> type) {
        return Arrays.stream(type.getFields()).filter(AsWritten::isPublic).toArray(Field[]::new);
    }

    /// Without what was put into the class.
    public static Field[] getDeclaredFields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(one -> !AsWritten.isOurs(one))
                .toArray(Field[]::new);
    }

    public static Field getDeclaredField(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        if (AsWritten.isOurs(field)) {
            throw new NoSuchFieldException(name);
        }
        return field;
    }

    public static boolean isSealed(Class<?> type) {
        return type.isSealed() || AsWritten.permitted(type) != null;
    }

    public static Class<?> @Nullable [] getPermittedSubclasses(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? AsWritten.permitted(type) : permitted;
    }

    public static Constructor<?>[] getConstructors(Class<?> type) {
        return Arrays.stream(type.getConstructors()).filter(AsWritten::isPublic).toArray(Constructor<?>[]::new);
    }

    public static Method getMethod(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        return found(type.getMethod(name, parameters), type, name, parameters);
    }

    public static Constructor<?> getConstructor(Class<?> type, Class<?>... parameters) throws NoSuchMethodException {
        return found(type.getConstructor(parameters), type, "<init>", parameters);
    }

    private static <T extends Member> T found(T member, Class<?> type, String name, Class<?>... parameters)
            throws NoSuchMethodException {
        if (AsWritten.isPublic(member)) {
            return member;
        }
        // As the JDK says it.
        String of = Arrays.stream(parameters == null ? new Class<?>[0] : parameters)
                .map(Class::getName)
                .collect(Collectors.joining(", ", "(", ")"));
        throw new NoSuchMethodException(type.getName() + "." + name + of);
    }

    public static Field getField(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getField(name);
        if (!AsWritten.isPublic(field)) {
            throw new NoSuchFieldException(name);
        }
        return field;
    }

    public static String toString(Class<?> type) {
        return type.toString();
    }

    public static String toString(Member member) {
        String text = AsWritten.text(member);
        return text == null ? member.toString() : text;
    }

    public static String toGenericString(Class<?> type) {
        String text = type.toGenericString();
        return Modifier.isPublic(type.getModifiers()) && !Modifier.isPublic(AsWritten.modifiers(type))
                ? text.replaceFirst("^public ", "")
                : text;
    }

    public static String toGenericString(Member member) {
        return Objects.requireNonNull(AsWritten.genericText(member), "neither field nor method");
    }

    /// These stand in for `Introspector.getBeanInfo`.
    public static BeanInfo getBeanInfo(Class<?> type) throws IntrospectionException {
        return WrittenBean.of(Introspector.getBeanInfo(type));
    }

    public static BeanInfo getBeanInfo(Class<?> type, int flags) throws IntrospectionException {
        return WrittenBean.of(Introspector.getBeanInfo(type, flags));
    }

    public static BeanInfo getBeanInfo(Class<?> type, Class<?> stop) throws IntrospectionException {
        return WrittenBean.of(Introspector.getBeanInfo(type, stop));
    }

    public static BeanInfo getBeanInfo(Class<?> type, Class<?> stop, int flags) throws IntrospectionException {
        return WrittenBean.of(Introspector.getBeanInfo(type, stop, flags));
    }

    /// Stands in for `Class.forName` in a class of this loader: a class of a cell is the one that has the name now.
    public static Class<?> forName(String name, Class<?> caller) throws ClassNotFoundException {
        return forName(name, true, caller.getClassLoader());
    }

    /// Stands in for `Class.forName`.
    public static Class<?> forName(String name, boolean initialize, ClassLoader loader) throws ClassNotFoundException {
        CellClassLoader cells = switch (loader) {
            case CodeLoader code -> code.cells();
            case CellClassLoader all -> all;
            case null, default -> null;
        };
        String element = name.replaceFirst("^\\[+L(.*);$", "$1");
        Class<?> newest = cells == null ? null : cells.newest(element);
        if (newest == null) {
            return Class.forName(name, initialize, loader);
        }
        for (int i = 0; name.charAt(i) == '['; i++) {
            newest = newest.arrayType();
        }
        return initialize && newest.getClassLoader() != null
                ? Class.forName(newest.getName(), true, newest.getClassLoader())
                : newest;
    }

    /// Comes before what can write past `System.out`.
    public static void writesPast() {
        NativeCode.reached();
    }

    /// Stands in for `ProcessBuilder.start`: the output that a process inherits is that of the cell.
    public static Process start(ProcessBuilder builder) throws IOException {
        return ChildProcess.start(builder);
    }

    /// Stands in for `ProcessBuilder.startPipeline`.
    public static List<Process> startPipeline(List<ProcessBuilder> builders) throws IOException {
        return ChildProcess.startPipeline(builders);
    }

    private static CellClassLoader loader(MethodHandles.Lookup caller) {
        ClassLoader loader = caller.lookupClass().getClassLoader();
        if (loader instanceof CodeLoader code) {
            return code.cells();
        }
        return loader instanceof LibraryLoader libraries ? libraries.cells() : (CellClassLoader) loader;
    }
}
