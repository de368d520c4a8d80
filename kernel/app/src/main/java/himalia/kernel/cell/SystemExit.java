package himalia.kernel.cell;

/// Thrown in place of `System.exit`, `Runtime.exit` and `Runtime.halt` in the code of cells and of libraries that a
/// user has brought, which would take the kernel and every variable with it: called, referred to, by reflection and by
/// method handles.
///
/// What the JDK calls for somebody it does call: `java.beans.Expression`, a window that ends its program when it is
/// closed, a method that is invoked by way of `Method.invoke` itself. Java has no way left to refuse it since there is
/// no security manager, and the JDK's own classes are not rewritten.
public final class SystemExit extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Whether a method is one of those that end the VM.
    static boolean isCalledBy(Class<?> owner, String method) {
        return (owner == System.class || owner == Runtime.class) && method.equals("exit")
                || owner == Runtime.class && method.equals("halt");
    }

    SystemExit(String call) {
        super(call + " would stop the kernel and lose every variable, so only this cell was stopped.\n"
                + "Hint: to end a cell early, throw an exception; to start afresh, choose Kernel > Restart.");
    }
}
