package himalia.kernel;

import java.util.List;
import java.util.Random;

/// Writes cells that show, print or throw an object whose methods do what no method should.
///
/// Each is made of three random pieces: what the method does, which method of which object it is, and how the cell
/// comes to call it.
final class RandomBombs {
    /// One cell.
    ///
    /// @param code       what it runs
    /// @param expression what a front end asks for after it; empty for nothing
    /// @param endless    whether it may not end by itself
    record Bomb(String code, String expression, boolean endless) {}

    private static final List<String> ERRORS = List.of(
            "new RuntimeException(\"planned\")",
            "new Exception(\"planned\")",
            "new java.io.IOException((String) null)",
            "new Throwable()",
            "new Error()",
            "new AssertionError((Object) null)",
            "new LinkageError(\"planned\")",
            "new NoClassDefFoundError(\"planned/Gone\")",
            "new ExceptionInInitializerError(new RuntimeException(\"planned\"))",
            "new VerifyError()",
            "new IncompatibleClassChangeError()",
            "new ClassFormatError(\"planned\")",
            "new OutOfMemoryError()",
            "new StackOverflowError(\"planned\")",
            "new InternalError(\"planned\")",
            "new UnknownError()",
            "new InterruptedException(\"planned\")",
            "new java.util.concurrent.CancellationException()",
            "new java.io.UncheckedIOException(new IOException())",
            "new java.util.ServiceConfigurationError(\"planned\")",
            "new ConcurrentModificationException()",
            "new RuntimeException(\"x\".repeat(100_000))",
            "new RuntimeException(\"\\u0000\\ud800\\u001b[31m\\r\\n\\n\\u202e\")",
            "new RuntimeException() { public String getMessage() { throw new Error(); } }",
            "new RuntimeException() { public String getMessage() { return getMessage() + 1; } }",
            "new RuntimeException() { public String toString() { throw new StackOverflowError(); } }",
            "new RuntimeException() { public synchronized Throwable getCause() { return this; } }",
            "new RuntimeException() { public synchronized Throwable getCause() { throw new Error(); } }",
            "new RuntimeException() { public StackTraceElement[] getStackTrace() { return null; } }",
            "new RuntimeException() { public StackTraceElement[] getStackTrace() { return new StackTraceElement[3]; } }",
            "new RuntimeException() { public StackTraceElement[] getStackTrace() { throw new Error(); } }",
            "new RuntimeException() { public synchronized Throwable fillInStackTrace() { throw new Error(); } }",
            "new RuntimeException(new RuntimeException(new RuntimeException() { public String toString() { throw new Error(); } }))",
            "new RuntimeException(null, null, false, false) {}");

    private static final List<String> ENDLESS = List.of(
            "while (true) { }",
            "for (long n = 0; ; n++) { if (n < 0) { break; } }",
            "while (true) { try { while (true) { } } catch (Throwable t) { } }",
            "while (true) { try { Thread.sleep(50); } catch (InterruptedException e) { } }",
            "Thread.sleep(Long.MAX_VALUE);",
            "synchronized (this.state) { this.state.wait(); }",
            "java.util.concurrent.locks.LockSupport.park(); boom();",
            "new java.util.concurrent.CountDownLatch(1).await();",
            "Stream.iterate(1, n -> n + 1).filter(n -> n < 0).findFirst();",
            "java.util.stream.LongStream.range(0, Long.MAX_VALUE).parallel().map(n -> n ^ 3).filter(n -> n == 1).sum();",
            "this.depth++; try { boom(); } finally { boom(); }",
            "Thread t = new Thread(() -> { while (true) { } }); t.setDaemon(true); t.start(); t.join();",
            "new String(System.in.readAllBytes());",
            "while (true) { System.out.println(1); Thread.sleep(1); }",
            "String s = \"\"; while (true) { s = (s + 1).substring(s.length()); }");

    private static final List<String> OTHER = List.of(
            "this.boom();",
            "this.depth++; if (this.depth < 1_000_000) { this.go(); }",
            "String.valueOf(this.self());",
            "\"a\".repeat(100_000).matches(\"(a|b)*\");",
            "new int[Integer.MAX_VALUE - 1].clone();",
            "List<long[]> all = new ArrayList<>(); while (true) { all.add(new long[1 << 28]); if (all.isEmpty()) { break; } }",
            "Thread.currentThread().interrupt();",
            "Thread.currentThread().getThreadGroup().interrupt();",
            "Thread me = Thread.currentThread(); new Thread(() -> { for (int i = 0; i < 50; i++) { me.interrupt(); "
                    + "java.util.concurrent.locks.LockSupport.parkNanos(1_000_000); } }).start();",
            "for (int i = 0; i < 20; i++) { new Thread(() -> { throw new Error(\"planned\"); }).start(); }",
            "for (int i = 0; i < 20; i++) { Thread.startVirtualThread(() -> System.out.println(this.state)); }",
            "Thread t = new Thread(() -> { throw new Error(); }); t.setUncaughtExceptionHandler((a, b) -> { throw new Error(); }); "
                    + "t.start(); t.join();",
            "Thread.setDefaultUncaughtExceptionHandler((t, e) -> { throw new Error(); });",
            "Thread.currentThread().setContextClassLoader(null);",
            "Thread.currentThread().setName(\"\"); Thread.currentThread().setPriority(1);",
            "Thread.currentThread().setUncaughtExceptionHandler((t, e) -> { throw new Error(); });",
            "System.setOut(null);",
            "System.setErr(null);",
            "System.setIn(null);",
            "System.out.close(); System.err.close(); System.in.close();",
            "System.setOut(new PrintStream(OutputStream.nullOutputStream()) { public void flush() { throw new Error(); } "
                    + "public void println(String s) { throw new Error(); } });",
            "System.setErr(new PrintStream(OutputStream.nullOutputStream()) { public void write(byte[] b, int o, int l) { throw new Error(); } });",
            "System.setErr(System.out); System.setOut(System.err);",
            "System.setProperties(new Properties());",
            "System.setProperty(\"line.separator\", \"\"); System.setProperty(\"user.dir\", \"/nowhere\");",
            "Locale.setDefault(Locale.of(\"th\", \"TH\", \"TH\"));",
            "TimeZone.setDefault(TimeZone.getTimeZone(\"Pacific/Kiritimati\"));",
            "System.exit(1);",
            "Runtime.getRuntime().halt(1);",
            "Runtime.getRuntime().addShutdownHook(new Thread(() -> { throw new Error(); }));",
            "java.lang.ref.Cleaner.create().register(new Object(), () -> { throw new Error(); }); System.gc();",
            "himalia.api.Display.display(this.state);",
            "himalia.api.Display.display(\"<b>x\", \"text/html\"); himalia.api.Display.clearOutput();",
            "himalia.api.Display.display(\"{\", \"application/json\");",
            "himalia.api.Frontend.current().atEndOfCell(() -> { throw new Error(); });",
            "himalia.api.Frontend.current().atEndOfCell(() -> himalia.api.Frontend.current().atEndOfCell(() -> { throw new Error(); }));",
            "himalia.api.Comm.open(\"nobody\", Map.of()).close();",
            "himalia.api.Comm.open(\"nobody\", Map.of(\"x\", this.state));",
            "System.out.print(\"x\".repeat(3_000_000));",
            "System.out.write(new byte[] {-1, -2, 0, 13, 27});",
            "new java.util.concurrent.FutureTask<>(() -> { throw new Error(); }).run();",
            "java.util.concurrent.ForkJoinPool.commonPool().submit(() -> { throw new Error(); }).join();",
            "IntStream.range(0, 100).parallel().forEach(i -> { throw new Error(); });",
            "class Late { static final int N = Integer.parseInt(\"x\"); } int n = Late.N;",
            "Object gone = Class.forName(\"himalia.kernel.Kernel\");",
            "java.lang.reflect.Method m = System.class.getMethod(\"gc\"); m.invoke(null, 1);",
            "assert false;");

    /// The text that a method gives if it gives one.
    private static final List<String> TEXTS = List.of(
            "\"x\"",
            "null",
            "\"\"",
            "\"y\".repeat(2_000_000)",
            "\"line\\n\".repeat(200_000)",
            "\"\\u0000\\u001b[2J\\r\\b\\ud800\\udc00\\ud800\\u202e\"",
            "\"<script>alert(1)</script>\"",
            "\"{\\\"a\\\":\"",
            "\"REPL__cells.$Run1$M2_x\"");

    /// Objects whose method is the bomb `b`'s.
    private static final List<String> OBJECTS = List.of(
            "b",
            "b",
            "new Object() { public String toString() { return b.go(); } }",
            "new Object() { public int hashCode() { return b.number(); } }",
            "new Object() { public boolean equals(Object o) { return b.number() == 1; } public int hashCode() { return 1; } }",
            "new AbstractList<Object>() { public int size() { return 3; } public Object get(int i) { return b.go(); } }",
            "new AbstractList<Object>() { public int size() { return b.number(); } public Object get(int i) { return i; } }",
            "new AbstractList<Object>() { public int size() { return 3; } public Object get(int i) { return this; } "
                    + "public Iterator<Object> iterator() { b.go(); return super.iterator(); } }",
            "new AbstractCollection<Object>() { public int size() { return 1; } public Iterator<Object> iterator() { "
                    + "return new Iterator<>() { public boolean hasNext() { b.number(); return true; } public Object next() { return b; } }; } "
                    + "public String toString() { for (Object o : this) { o.toString(); if (b.depth++ > 9) { break; } } return \"\"; } }",
            "new AbstractMap<Object, Object>() { public Set<Map.Entry<Object, Object>> entrySet() { b.go(); return Set.of(Map.entry(1, b)); } }",
            "new AbstractSet<Object>() { public int size() { return b.number(); } public Iterator<Object> iterator() { return List.<Object>of(b).iterator(); } }",
            "(CharSequence) new CharSequence() { public int length() { return b.number(); } public char charAt(int i) { return 'x'; } "
                    + "public CharSequence subSequence(int i, int j) { return this; } public String toString() { return b.go(); } }",
            "new Number() { public int intValue() { return b.number(); } public long longValue() { return 1; } public float floatValue() { return 1; } "
                    + "public double doubleValue() { return b.number(); } public String toString() { return b.go(); } }",
            "new Exception() { public String getMessage() { return b.go(); } }",
            "new Exception(new Exception() { public String toString() { return b.go(); } })",
            "new java.util.concurrent.FutureTask<Object>(() -> 1) { public String toString() { return b.go(); } }",
            "(Supplier<Object>) () -> b.go()",
            "java.lang.reflect.Proxy.newProxyInstance(b.getClass().getClassLoader(), new Class<?>[] {List.class}, (p, m, a) -> b.go())",
            "java.lang.reflect.Proxy.newProxyInstance(b.getClass().getClassLoader(), new Class<?>[] {Comparable.class}, (p, m, a) -> { b.boom(); return 1; })",
            "himalia.api.MimeBundle.of(\"application/json\", new AbstractMap<String, Object>() { public Set<Map.Entry<String, Object>> entrySet() { b.go(); return Set.of(); } })",
            "himalia.api.MimeBundle.of(\"application/json\", new AbstractList<Object>() { public int size() { return 2; } public Object get(int i) { return b.number(); } })",
            "himalia.api.MimeBundle.of(\"application/json\", b)",
            "himalia.api.MimeBundle.of(\"text/plain\", List.of(b))",
            "Stream.generate(() -> b.go())",
            "new Thread(() -> b.go())");

    private static final List<String> WRAPPERS = List.of(
            "List.<Object>of(1, %s)",
            "new Object[] {%s, null}",
            "new Object[][] {{%s}}",
            "Optional.<Object>of(%s)",
            "Map.<Object, Object>of(\"k\", %s)",
            "new ArrayList<Object>(Arrays.asList(%s, null))",
            "new IdentityHashMap<Object, Object>(Map.of(1, %s))",
            "new ArrayDeque<Object>(List.of(%s))",
            "Map.entry(%s, 1)",
            "new java.util.concurrent.atomic.AtomicReference<Object>(%s)",
            "java.util.concurrent.CompletableFuture.<Object>completedFuture(%s)",
            "Collections.<Object>unmodifiableList(List.of(%s))",
            "b.cycle(%s)",
            "b.knot(%s)");

    /// How a cell comes to call it; `v` is the object.
    private static final List<String> ROUTES = List.of(
            "v",
            "v",
            "v",
            "v",
            "himalia.api.Display.display(v)",
            "himalia.api.Display.display(1).update(v);",
            "himalia.api.Display.display(v, \"text/plain\")",
            "himalia.api.Display.display(v, \"application/json\")",
            "System.out.println(v);",
            "System.err.printf(\"%s%n\", v);",
            "String.valueOf(v)",
            "\"v: \" + v",
            "throw new RuntimeException(String.valueOf(v));",
            "throw new RuntimeException() { public String getMessage() { return String.valueOf(v); } };",
            "throw new RuntimeException() { public String getLocalizedMessage() { return String.valueOf(v); } };",
            "throw new RuntimeException() { public synchronized Throwable getCause() { return new Exception(String.valueOf(v)); } };",
            "throw new Error(new Exception() { public String toString() { return String.valueOf(v); } });",
            "var e = new Exception(\"outer\"); e.addSuppressed(new Exception() { public String getMessage() { return String.valueOf(v); } }); throw e;",
            "himalia.api.Frontend.current().atEndOfCell(() -> System.out.println(v));",
            "Thread.startVirtualThread(() -> System.out.println(v)).join();",
            "var t = new Thread(() -> System.out.println(v)); t.start(); t.join();",
            "new HashSet<Object>(Arrays.asList(v, v)).size()",
            "new TreeSet<Object>(Arrays.asList(v, v)).size()",
            "Arrays.asList(v, v).contains(1)",
            "Objects.hash(v, 1)",
            "Arrays.asList(v, v).stream().sorted().toList()",
            "assert false : v;",
            "String.format(\"%s\", v)",
            "v.equals(v) ? v.hashCode() : v");

    private final Random random;
    private int number;

    RandomBombs(long seed) {
        random = new Random(seed);
    }

    Bomb next() {
        boolean endless = random.nextInt(12) == 0;
        String does = endless ? any(ENDLESS) : random.nextBoolean() ? "throw " + any(ERRORS) + ";" : any(OTHER);
        if (!endless && random.nextInt(4) == 0) {
            does = "{ " + any(OTHER) + " } " + does;
        }
        String object = any(OBJECTS);
        for (int layers = random.nextInt(3); layers > 0; layers--) {
            object = any(WRAPPERS).replace("%s", object);
        }
        String route = any(ROUTES);
        // Names come again, as when a user runs a cell again.
        String type = "Bomb" + number++ % 5;
        String head = random.nextInt(20) == 0 ? "%%time\n" : "";
        String code = head + declaration(type, does, any(TEXTS)) + "\nfinal " + type + " b = new " + type
                + "();\nfinal Object v = " + object + ";\n" + route;
        return new Bomb(code, random.nextInt(4) == 0 ? any(List.of("v", "b", "\"\" + v", "b.go()")) : "", endless);
    }

    private static String declaration(String type, String does, String text) {
        return """
                class %s {
                    Object state = new Object();
                    volatile int depth;
                    boolean goes = depth == 0;
                    void boom() throws Throwable { if (goes) { %s } }
                    String go() {
                        try { boom(); } catch (Throwable t) { throw this.<RuntimeException>sneak(t); }
                        return %s;
                    }
                    int number() { go(); return 2; }
                    Object self() { return this; }
                    @SuppressWarnings("unchecked") <E extends Throwable> E sneak(Throwable t) throws E { throw (E) t; }
                    public String toString() { return go(); }
                    List<Object> cycle(Object o) {
                        List<Object> a = new ArrayList<>(), b = new LinkedList<>(List.of(a));
                        a.add(b); a.add(o); a.add(a);
                        return a;
                    }
                    Map<Object, Object> knot(Object o) {
                        Map<Object, Object> m = new LinkedHashMap<>();
                        m.put("l", new Object[] {m, o}); m.put("m", m);
                        return m;
                    }
                }""".formatted(type, does, text);
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
