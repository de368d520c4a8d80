package himalia.api;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.HashMap;
import java.util.Map;

/// What the code of cells calls where it runs without a kernel, on another machine. Nobody else calls it.
///
/// As in the notebook, it can be stopped, by an interrupt of its thread, and a call of another cell's method is one of
/// its newest definition: of those that [#relink] was told.
public final class CarriedCells {
    private static final MethodType NOTHING = MethodType.methodType(void.class);
    /// The class that has a method now, by `name(types)result`.
    private static final Map<String, String> NEWEST = new HashMap<>();
    /// The calls of a method, all of them, by the same.
    private static final Map<String, Site> SITES = new HashMap<>();

    private record Site(MutableCallSite site, String name, ClassLoader loader) {
        void aim(String owner) throws ReflectiveOperationException {
            site.setTarget(find(loader.loadClass(owner), name, site.type()));
        }
    }

    /// Ends code of cells whose thread was interrupted. No exception, which that code may catch.
    @SuppressWarnings("serial")
    private static final class Stopped extends Error {
        Stopped() {
            super("stopped");
        }
    }

    private CarriedCells() {}

    /// Links a check at a loop or a method entry.
    public static CallSite check(MethodHandles.Lookup caller, String name, MethodType type)
            throws ReflectiveOperationException {
        return new ConstantCallSite(MethodHandles.lookup().findStatic(CarriedCells.class, "tick", NOTHING));
    }

    @SuppressWarnings("UnusedMethod") // called by its handle
    private static void tick() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped();
        }
    }

    /// Links a call of another cell's method.
    ///
    /// @param owner the class that had the method when the call was compiled
    public static CallSite call(MethodHandles.Lookup caller, String name, MethodType type, String owner)
            throws ReflectiveOperationException {
        ClassLoader loader = caller.lookupClass().getClassLoader();
        String key = name + type.toMethodDescriptorString();
        synchronized (SITES) {
            Site known = SITES.get(key);
            if (known == null || !known.site().type().equals(type)) {
                MethodHandle target = find(loader.loadClass(NEWEST.getOrDefault(key, owner)), name, type);
                known = new Site(new MutableCallSite(target), name, loader);
                SITES.put(key, known);
            }
            return known.site();
        }
    }

    /// Says which class has each method now. Calls that are linked already are changed.
    ///
    /// @param newest by `name(types)result`
    public static void relink(Map<String, String> newest) throws ReflectiveOperationException {
        synchronized (SITES) {
            for (Map.Entry<String, String> one : newest.entrySet()) {
                String before = NEWEST.put(one.getKey(), one.getValue());
                Site site = SITES.get(one.getKey());
                if (site != null && !one.getValue().equals(before)) {
                    site.aim(one.getValue());
                    MutableCallSite.syncAll(new MutableCallSite[] {site.site()});
                }
            }
        }
    }

    private static MethodHandle find(Class<?> home, String name, MethodType type) throws ReflectiveOperationException {
        return MethodHandles.publicLookup().findStatic(home, name, type);
    }

    /// Stands before a variable that is read where it has no value.
    public static void missing(String variable) {
        throw new IllegalStateException("the variable `" + variable
                + "` is in the notebook, and this runs elsewhere: only what a lambda itself reads travels with it."
                + "\nHint: give the value to the method as an argument, or read the variable in the lambda.");
    }

    /// Stands before a variable that is set where nobody sees it.
    public static void unseen(String variable) {
        throw new IllegalStateException("the variable `" + variable
                + "` is in the notebook, and this runs elsewhere: it cannot be set from here."
                + "\nHint: let the lambda give a result, such as a sum, and set the variable to that.");
    }
}
