package himalia.kernel.cell;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.HashMap;
import java.util.Map;

/// Late-bound calls between cells: when a method is defined anew, code that was compiled before calls the new one.
final class MethodLinks {
    private record Key(String name, String type) {}

    private final Map<Key, Class<?>> newest = new HashMap<>();
    private final Map<Key, MutableCallSite> sites = new HashMap<>();

    /// The call site of a method, shared by all its callers.
    synchronized MutableCallSite site(MethodHandles.Lookup caller, String name, MethodType type, String owner)
            throws ReflectiveOperationException {
        Key key = new Key(name, type.toMethodDescriptorString());
        MutableCallSite site = sites.get(key);
        if (site == null || !site.type().equals(type)) {
            Class<?> home = newest.get(key);
            if (home == null) {
                home = caller.lookupClass().getClassLoader().loadClass(owner.replace('/', '.'));
            }
            site = new MutableCallSite(find(home, name, type));
            sites.put(key, site);
        }
        return site;
    }

    /// A new version of a method has been loaded.
    synchronized void defined(Class<?> home, String name, String type) {
        Key key = new Key(name, type);
        newest.put(key, home);
        MutableCallSite site = sites.get(key);
        if (site != null) {
            try {
                site.setTarget(find(home, name, site.type()));
                MutableCallSite.syncAll(new MutableCallSite[] {site});
            } catch (ReflectiveOperationException otherTypes) {
                // Same descriptor, but types of another loading: nobody compiled before can call it.
                sites.remove(key);
            }
        }
    }

    private static MethodHandle find(Class<?> home, String name, MethodType type) throws ReflectiveOperationException {
        return MethodHandles.publicLookup().findStatic(home, name, type);
    }
}
