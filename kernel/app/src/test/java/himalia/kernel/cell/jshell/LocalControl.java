package himalia.kernel.cell.jshell;

import himalia.kernel.cell.CellClassLoader;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import jdk.jshell.spi.SPIResolutionException;

/// Runs what JShell has compiled: in this VM, on the calling thread, in the cells' loader.
///
/// The value of a snippet is kept as the object it is, and what it throws as the exception it is. While user code runs
/// the engine's lock is open, so that others may ask for completions.
final class LocalControl extends DirectExecutionControl {
    private final CellClassLoader loader;
    private final ReentrantLock lock;
    private Object value;
    private Throwable thrown;

    LocalControl(CellClassLoader loader, ReentrantLock lock) {
        super(new Delegate(loader));
        this.loader = loader;
        this.lock = lock;
    }

    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "cells";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                return LocalControl.this;
            }
        };
    }

    /// The value of the last snippet, which is then forgotten here.
    Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /// What the last snippet threw, or null; then forgotten here.
    Throwable takeThrown() {
        Throwable taken = thrown;
        thrown = null;
        return taken;
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException {
        value = null;
        thrown = null;
        Method method;
        try {
            method = loader.loadClass(className).getDeclaredMethod(methodName);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new InternalException(e.toString());
        }
        int holds = lock.getHoldCount();
        for (int i = 0; i < holds; i++) {
            lock.unlock();
        }
        try {
            value = method.invoke(null);
            return "";
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        } catch (Throwable e) {
            thrown = e;
        } finally {
            for (int i = 0; i < holds; i++) {
                lock.lock();
            }
        }
        if (thrown instanceof SPIResolutionException unresolved) {
            throw new ResolutionException(unresolved.id(), thrown.getStackTrace());
        }
        // JShell only needs to know that it failed: the exception itself stays here.
        throw new UserException("", thrown.getClass().getName(), new StackTraceElement[0]);
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    private record Delegate(CellClassLoader loader) implements LoaderDelegate {
        @Override
        public void load(ExecutionControl.ClassBytecodes[] classes) throws ExecutionControl.ClassInstallException {
            Map<String, byte[]> byName = new LinkedHashMap<>();
            for (ExecutionControl.ClassBytecodes one : classes) {
                byName.put(one.name(), one.bytecodes());
            }
            try {
                loader.define(byName);
            } catch (LinkageError | RuntimeException e) {
                throw new ExecutionControl.ClassInstallException(e.toString(), new boolean[classes.length]);
            }
        }

        @Override
        public void classesRedefined(ExecutionControl.ClassBytecodes[] classes) {
            // Nothing is redefined in place: see CellClassLoader.
        }

        @Override
        public void addToClasspath(String classPath) {
            for (String entry : classPath.split(File.pathSeparator)) {
                loader.add(Path.of(entry));
            }
        }

        @Override
        public Class<?> findClass(String name) throws ClassNotFoundException {
            return loader.loadClass(name);
        }
    }
}
