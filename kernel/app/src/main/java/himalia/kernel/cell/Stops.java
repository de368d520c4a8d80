package himalia.kernel.cell;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Where cells can be made to stop and go on.
///
/// While it is off, cells are woven as ever. While it is on, each statement asks a call site of its own, which compiled
/// code does not see; to stop at some of them, their targets are exchanged.
public final class Stops {
    /// Chooses places.
    public interface Wanted {
        boolean at(int cell, int line, String method);
    }

    /// Is told when a thread has come to a place that is wanted, on that thread: it goes on when this returns.
    public interface Listener {
        /// @param locals what the variables hold; what is put there they hold afterwards
        void reached(Site site, @Nullable Object[] locals);

        /// Something is about to leave a statement. It is told of in each frame of a cell that it comes through.
        void thrown(Site site, @Nullable Object[] locals, Throwable thrown);
    }

    /// How much of what classes do is told.
    public enum Weaving {
        NOTHING,
        PLACES,
        /// Besides, what is thrown.
        EXCEPTIONS
    }

    /// More classes than anybody has on a stack.
    private static final int KEPT = 2000;

    private static final class Place extends MutableCallSite {
        private final int cell;
        private final int line;
        private final String method;

        Place(int cell, int line, String method) {
            super(NO);
            this.cell = cell;
            this.line = line;
            this.method = method;
        }
    }

    private static final MethodHandle NO = MethodHandles.constant(boolean.class, false);
    private static final MethodHandle YES = MethodHandles.constant(boolean.class, true);

    private final InterruptSwitch interruptSwitch;
    /// Those that code has come to; they go with their classes.
    private final Set<Place> places = Collections.newSetFromMap(new WeakHashMap<>());
    private final Map<Integer, NavigableSet<Integer>> lines = new HashMap<>();

    @SuppressWarnings("ThreadLocalUsage") // one for each engine, which are few
    private final ThreadLocal<Boolean> quiet = new ThreadLocal<>();

    /// The classes that can stop, as they run, by their cells and names.
    private final Map<String, CellCode> classes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CellCode> eldest) {
            return size() > KEPT;
        }
    };
    /// The same by the classes themselves, as far as it was asked for: a file name is slow to come by.
    private final Map<Class<?>, Optional<CellCode>> codes = new WeakHashMap<>();

    private volatile Weaving weaving = Weaving.NOTHING;
    private volatile @Nullable Listener listener;
    private Wanted wanted = (cell, line, method) -> false;

    Stops(InterruptSwitch interruptSwitch) {
        this.interruptSwitch = interruptSwitch;
    }

    /// What classes that are woven from here on tell.
    public void setWeaving(Weaving told) {
        weaving = told;
        if (told == Weaving.NOTHING) {
            synchronized (this) {
                classes.clear();
                codes.clear();
            }
        }
    }

    /// The class with its places, if cells can stop; one that gets too large has none.
    byte[] weave(ClassFile file, byte[] bytes) {
        Weaving told = weaving;
        try {
            if (told == Weaving.EXCEPTIONS) {
                return SiteWeaver.weave(file, bytes, this::note, true);
            }
        } catch (IllegalArgumentException tooLarge) {
            told = Weaving.PLACES;
        }
        try {
            return told == Weaving.NOTHING ? bytes : SiteWeaver.weave(file, bytes, this::note, false);
        } catch (IllegalArgumentException tooLarge) {
            return bytes;
        }
    }

    /// Keeps a class as it runs, which says where its variables are.
    void keep(byte[] bytes) {
        if (weaving == Weaving.NOTHING) {
            return;
        }
        ClassModel model = ClassFile.of().parse(bytes);
        model.findAttribute(Attributes.sourceFile()).ifPresent(source -> {
            String name = model.thisClass().asInternalName().replace('/', '.');
            synchronized (this) {
                classes.put(source.sourceFile().stringValue() + " " + name, new CellCode(bytes));
                codes.clear();
            }
        });
    }

    /// The frames of cells on the stack of the calling thread, the innermost first.
    public List<CellFrame> frames() {
        return CellStack.frames(this::known);
    }

    /// Whether a frame of a cell on the stack of the calling thread catches something.
    public boolean isCaught(Throwable thrown) {
        return CellStack.isCaught(thrown, this::code);
    }

    private synchronized Optional<ClassModel> known(StackTraceElement frame) {
        return code(frame).map(CellCode::model);
    }

    private Optional<CellCode> code(StackTraceElement frame) {
        return Optional.ofNullable(classes.get(frame.getFileName() + " " + frame.getClassName()));
    }

    private synchronized Optional<CellCode> code(StackWalker.StackFrame frame) {
        return codes.computeIfAbsent(frame.getDeclaringClass(), first -> code(frame.toStackTraceElement()));
    }

    private synchronized void note(int cell, int line) {
        lines.computeIfAbsent(cell, number -> new TreeSet<>()).add(line);
    }

    /// The lines of a cell at which it can stop, as far as that is known.
    public synchronized NavigableSet<Integer> lines(int cell) {
        return new TreeSet<>(lines.getOrDefault(cell, Collections.emptyNavigableSet()));
    }

    /// Has somebody told when a place is reached.
    public void listen(Listener told) {
        listener = told;
    }

    /// Chooses the places at which the listener is told, also among those that no code has come to yet.
    public synchronized void aim(Wanted at) {
        wanted = at;
        List<Place> changed = new ArrayList<>();
        for (Place place : places) {
            if (aimOne(place)) {
                changed.add(place);
            }
        }
        MutableCallSite.syncAll(changed.toArray(MutableCallSite[]::new));
    }

    private boolean aimOne(Place place) {
        MethodHandle target = wanted.at(place.cell, place.line, place.method) ? YES : NO;
        if (place.getTarget() == target) {
            return false;
        }
        place.setTarget(target);
        return true;
    }

    synchronized CallSite place(int cell, int line, String method) {
        Place place = new Place(cell, line, method);
        aimOne(place);
        places.add(place);
        return place;
    }

    CallSite stop(Site site, MethodType type) throws ReflectiveOperationException {
        MethodHandle reached = MethodHandles.lookup()
                .bind(this, "reached", MethodType.methodType(void.class, Site.class, Object[].class));
        return new ConstantCallSite(reached.bindTo(site).asType(type));
    }

    @SuppressWarnings("UnusedMethod") // called by its handle
    private void reached(Site site, @Nullable Object[] locals) {
        Listener told = listener;
        if (quiet.get() == null && told != null) {
            told.reached(site, locals);
            if (interruptSwitch.isStopping()) {
                throw new CellInterrupted();
            }
        }
    }

    CallSite thrown(Site site, MethodType type) throws ReflectiveOperationException {
        MethodHandle thrown = MethodHandles.lookup()
                .bind(this, "thrown", MethodType.methodType(void.class, Site.class, Throwable.class, Object[].class));
        return new ConstantCallSite(thrown.bindTo(site).asType(type));
    }

    @SuppressWarnings("UnusedMethod") // called by its handle
    private void thrown(Site site, Throwable thrown, @Nullable Object[] locals) {
        Listener told = listener;
        boolean isOurs = thrown instanceof CellInterrupted || thrown instanceof GivenUp;
        if (quiet.get() == null && told != null && !isOurs && !interruptSwitch.isStopping()) {
            told.thrown(site, locals, thrown);
            if (interruptSwitch.isStopping()) {
                throw new CellInterrupted();
            }
        }
    }

    /// Whether the calling thread, which has stopped, was told to end.
    public boolean isEnding() {
        return interruptSwitch.isStopping();
    }

    /// Whether the calling thread is that of the cell, not one that it has started.
    public boolean isOfCell() {
        return interruptSwitch.isOfCell();
    }

    /// Does something on this thread that stops nowhere, and throws what it throws.
    public <T> T quietly(Callable<T> work) throws Exception {
        Boolean before = quiet.get();
        quiet.set(true);
        try {
            return work.call();
        } finally {
            if (before == null) {
                quiet.remove();
            }
        }
    }
}
