package himalia.kernel.cell;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.BootstrapMethodEntry;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the classes of cells are called when they run.
///
/// javac has them in a package, as Java lets nobody import a class that is in none, unless the user has named one. The
/// VM gets them without it: so `getName()`, `toString()`, stack traces, log records and the VM's own messages say what
/// the user has written, whoever reads them and wherever. A class of ours, such as the one that holds a method of a
/// cell, becomes `Notebook#12`, which no user's class can be called; its method is named as the user has named it.
public final class VmNames {
    /// What the classes of ours are called, before their numbers.
    static final String OURS = "Notebook#";

    /// The method that runs the statements of a cell: as javac has it and as it is called when it runs.
    private static final String RUN = "$run";

    private static final String RUN_LAMBDA = "lambda$" + RUN + "$";
    public static final String MAIN = "main";

    private static final String MAIN_LAMBDA = "lambda$" + MAIN + "$";
    /// The package of a class that has the name of an earlier one, where no two may have the same: `v2#.Pet`.
    private static final String AGAIN = "v[0-9]+#[./]";

    private static final Pattern AGAIN_PREFIX = Pattern.compile("^" + AGAIN);
    private static final Pattern AGAIN_ANYWHERE = Pattern.compile(AGAIN);
    /// A package of the user's.
    private static final String HOME = "(?:" + AGAIN + ")?(?:[\\p{L}\\p{N}_]++[./])*+";

    private static final Pattern HOLDER = Pattern.compile("^" + HOME + "(?:" + OURS + "[^$]*\\$?)?");
    private static final Pattern RUNS = Pattern.compile(HOME + OURS + "[0-9]+.*");

    private static final String PREFIX = CellClassLoader.PACKAGE + "/";
    private static final byte[] PREFIX_BYTES = PREFIX.getBytes(StandardCharsets.UTF_8);
    /// In the name of a class of ours in a package of the user's.
    private static final byte[] PACKAGED_BYTES = "/$".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DOTTED_BYTES = (CellClassLoader.PACKAGE + ".").getBytes(StandardCharsets.UTF_8);
    private static final byte[] RUN_BYTES = RUN.getBytes(StandardCharsets.UTF_8);
    /// The method that reads lambdas back; javac 27 adds one for each of them, whose names begin in the same way.
    private static final String DESERIALIZE = "$deserializeLambda$";
    private static final byte[] READS_LAMBDAS = DESERIALIZE.getBytes(StandardCharsets.UTF_8);
    /// Where the constants of a class file begin.
    private static final int POOL = 10;

    /// A name in the class file of a class, as such or in a descriptor or a generic type.
    private static final Pattern INTERNAL = Pattern.compile("(?<=^|L)(?:" + PREFIX + "|((?!L?" + PREFIX
            + ")(?:[\\p{L}\\p{N}_]+/)+)(?=\\$))" + "(?:\\$(Run|[VM])([0-9]+)(?:_([^$.;<]*))?(?=[$.;<]|$))?");
    private static final Pattern RUN_CLASS = Pattern.compile("(?:[^$]*/)?\\$Run[0-9].*");
    private static final Pattern DOTTED = Pattern.compile(CellClassLoader.PACKAGE + "\\.[^./;\\s\\u0001\\u0002]+");

    private VmNames() {}

    /// What a class of a cell is called when it runs: `Pet` for `REPL__cells.Pet`; any other class as it is.
    public static String of(String className) {
        return of(className, Map.of());
    }

    /// The same where some have another package than those before them.
    ///
    /// @param again from the name of a class without a package to [#again(int)]
    static String of(String className, Map<String, String> again) {
        return internal(className.replace('.', '/'), again).replace('/', '.');
    }

    /// The package of the class that is the so-manieth of its name, with a slash behind it.
    static String again(int number) {
        return "v" + number + "#/";
    }

    /// That package in the name of a class, with a slash behind it; empty if it is the first of its name.
    public static String againOf(String vmName) {
        Matcher prefix = AGAIN_PREFIX.matcher(vmName);
        return prefix.find() ? prefix.group().replace('.', '/') : "";
    }

    /// A text without any such package.
    public static String withoutAgain(String text) {
        return text.indexOf('#') < 0 ? text : AGAIN_ANYWHERE.matcher(text).replaceAll("");
    }

    /// What javac calls a class of a user's that runs by this name. Those of ours cannot be told from their names.
    public static String source(String vmName) {
        String name = AGAIN_PREFIX.matcher(vmName).replaceFirst("");
        return name.indexOf('.') < 0 ? CellClassLoader.PACKAGE + "." + name : name;
    }

    /// Whether a class of ours runs by this name, such as one that holds a variable.
    public static boolean isOurs(String vmName) {
        return vmName.contains(OURS);
    }

    /// The same of a name, a descriptor or a generic type in a class file.
    static String internal(String text) {
        return internal(text, Map.of());
    }

    static String internal(String text, Map<String, String> again) {
        if (!text.contains(PREFIX) && !text.contains("/$")) {
            return text;
        }
        if (again.isEmpty() && isOrdinary(text)) {
            return plain(text);
        }
        return INTERNAL.matcher(text).replaceAll(found -> {
            String home = found.group(1) == null ? "" : found.group(1);
            if (found.group(2) == null) {
                boolean isFirst = again.isEmpty() || found.group(1) != null;
                return isFirst ? home : again.getOrDefault(outermost(text, found.end()), "");
            }
            // A user's own `main` is not what runs a cell.
            return home + OURS + (MAIN.equals(found.group(4)) ? MAIN : "") + found.group(3);
        });
    }

    /// Whether all names that may have to change are in the package of the cells.
    private static boolean isOrdinary(String text) {
        for (int at = text.indexOf(PREFIX); at >= 0; at = text.indexOf(PREFIX, at + 1)) {
            if (at > 0 && text.charAt(at - 1) != 'L') {
                return false;
            }
        }
        for (int at = text.indexOf("/$"); at >= 0; at = text.indexOf("/$", at + 1)) {
            if (!text.startsWith(PREFIX, at + 1 - PREFIX.length())) {
                return false;
            }
        }
        return true;
    }

    /// What [#INTERNAL] finds where all is in the package of the cells: the usual case, for each name of each cell.
    private static String plain(String text) {
        StringBuilder renamed = new StringBuilder(text.length());
        int done = 0;
        for (int at = text.indexOf(PREFIX); at >= 0; at = text.indexOf(PREFIX, done)) {
            renamed.append(text, done, at);
            done = ours(text, at + PREFIX.length(), renamed);
        }
        return renamed.append(text, done, text.length()).toString();
    }

    /// Appends what a class of ours is called whose name may begin at an offset.
    ///
    /// @return where it ends; the offset if there is none
    private static int ours(String text, int from, StringBuilder renamed) {
        int kind = from + 1;
        int digits = text.startsWith("Run", kind) ? kind + 3 : kind + 1;
        boolean begins = text.startsWith("$", from)
                && kind < text.length()
                && (digits == kind + 3 || text.charAt(kind) == 'V' || text.charAt(kind) == 'M');
        if (!begins) {
            return from;
        }
        int number = digits;
        while (number < text.length() && text.charAt(number) >= '0' && text.charAt(number) <= '9') {
            number++;
        }
        int end = number;
        if (number < text.length() && text.charAt(number) == '_') {
            while (end < text.length() && "$.;<".indexOf(text.charAt(end)) < 0) {
                end++;
            }
        }
        if (number == digits || end < text.length() && "$.;<".indexOf(text.charAt(end)) < 0) {
            return from;
        }
        renamed.append(OURS);
        // A user's own `main` is not what runs a cell.
        if (end > number && text.substring(number + 1, end).equals(MAIN)) {
            renamed.append(MAIN);
        }
        renamed.append(text, digits, number);
        return end;
    }

    /// The name of a class that stands in a text at an offset, of a nested one that of the class around it.
    private static String outermost(String text, int from) {
        int end = from;
        while (end < text.length() && "$.;</>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(from, end);
    }

    /// The user's part of a name, without a package: nothing of a class of ours, of one inside it what follows.
    public static String type(String vmName) {
        return HOLDER.matcher(vmName).replaceFirst("");
    }

    /// Whether a frame is one of the statements of a cell, or of a lambda among them.
    public static boolean isRun(String vmName, String method) {
        return RUNS.matcher(vmName).matches()
                && (method.equals(MAIN) || method.startsWith(MAIN_LAMBDA) || method.startsWith(RUN_LAMBDA));
    }

    /// What a method of a class of a cell is known by, as javac has it or as it runs.
    static String method(String internalClass, String name, String descriptor) {
        return internal(internalClass) + "." + member(name, true) + internal(descriptor);
    }

    private static String member(String name, boolean lambdas) {
        if (name.equals(RUN)) {
            return MAIN;
        }
        return lambdas && name.startsWith(RUN_LAMBDA) ? MAIN_LAMBDA + name.substring(RUN_LAMBDA.length()) : name;
    }

    /// A class as it runs. Texts of the user's stay as they are, whatever they look like.
    public static byte[] rename(byte[] bytes) {
        return rename(bytes, Map.of());
    }

    /// The same where some have another package, as in [#of(String, Map)].
    static byte[] rename(byte[] bytes, Map<String, String> again) {
        ClassModel model = ClassFile.of().parse(bytes);
        boolean runs = RUN_CLASS.matcher(model.thisClass().asInternalName()).matches();
        // What reads lambdas back knows them by the hashes of their names.
        boolean readsLambdas = readsLambdas(bytes);
        Map<Integer, String> renamed = new HashMap<>();
        // For each text of the user's or of compiled code: what it says, by its place and that of its letters.
        Map<Integer, Integer> texts = new HashMap<>();
        boolean dotted = false;
        int at = POOL;
        int size = unsigned(bytes, at - 2);
        for (int index = 1; index < size; index++) {
            int tag = bytes[at];
            if (tag == PoolEntry.TAG_UTF8) {
                int end = at + 3 + unsigned(bytes, at + 1);
                boolean named =
                        contains(bytes, PREFIX_BYTES, at + 3, end) || contains(bytes, PACKAGED_BYTES, at + 3, end);
                dotted |= contains(bytes, DOTTED_BYTES, at + 3, end);
                if (named || runs && contains(bytes, RUN_BYTES, at + 3, end)) {
                    String before = ((Utf8Entry) model.constantPool().entryByIndex(index)).stringValue();
                    String internal = internal(before, again);
                    String after = runs ? member(internal, !readsLambdas) : internal;
                    if (!after.equals(before)) {
                        renamed.put(index, after);
                    }
                }
                at = end;
            } else {
                if (tag == PoolEntry.TAG_STRING) {
                    texts.put(index, unsigned(bytes, at + 1));
                }
                at += 1 + length(tag);
                index += tag == PoolEntry.TAG_LONG || tag == PoolEntry.TAG_DOUBLE ? 1 : 0;
            }
        }
        Set<Integer> types = dotted || readsLambdas ? typeTexts(model) : Set.of();
        // Texts that stay, or change in another way than the name that they share their letters with.
        Map<Integer, String> moved = new HashMap<>();
        texts.forEach((string, utf8) -> {
            if (types.contains(string) || renamed.containsKey(utf8)) {
                String text = ((Utf8Entry) model.constantPool().entryByIndex(utf8)).stringValue();
                String wanted = types.contains(string) ? typeText(text, again) : text;
                if (!wanted.equals(renamed.getOrDefault(utf8, text))) {
                    moved.put(string, wanted);
                }
            }
        });
        return renamed.isEmpty() && moved.isEmpty() ? bytes : write(bytes, renamed, moved);
    }

    /// Whether a class has lambdas that can be written into a file: it reads them back.
    static boolean readsLambdas(byte[] bytes) {
        return contains(bytes, READS_LAMBDAS, 0, bytes.length);
    }

    private static int unsigned(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static boolean contains(byte[] bytes, byte[] wanted, int from, int to) {
        for (int i = from; i <= to - wanted.length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    /// How long a constant is behind its tag, texts excepted.
    private static int length(int tag) {
        return switch (tag) {
            case PoolEntry.TAG_LONG, PoolEntry.TAG_DOUBLE -> 8;
            case PoolEntry.TAG_METHOD_HANDLE -> 3;
            case PoolEntry.TAG_CLASS,
                    PoolEntry.TAG_STRING,
                    PoolEntry.TAG_METHOD_TYPE,
                    PoolEntry.TAG_MODULE,
                    PoolEntry.TAG_PACKAGE -> 2;
            default -> 4;
        };
    }

    private static String typeText(String text, Map<String, String> again) {
        return DOTTED.matcher(text).matches() ? of(text, again) : internal(text, again);
    }

    /// The texts by which compiled code names classes: it compares what a lambda was with them when that is read back,
    /// and asks for the constants of an enum by them.
    private static Set<Integer> typeTexts(ClassModel model) {
        Set<Integer> found = new HashSet<>();
        for (MethodModel method : model.methods()) {
            if (method.methodName().stringValue().startsWith(DESERIALIZE)) {
                method.code().ifPresent(code -> {
                    for (CodeElement element : code) {
                        if (element instanceof ConstantInstruction.LoadConstantInstruction load
                                && load.constantEntry() instanceof StringEntry text) {
                            found.add(text.index());
                        }
                    }
                });
            }
        }
        model.findAttribute(Attributes.bootstrapMethods()).ifPresent(all -> {
            for (BootstrapMethodEntry one : all.bootstrapMethods()) {
                one.arguments().stream()
                        .filter(argument -> argument instanceof StringEntry text
                                && DOTTED.matcher(text.stringValue()).matches())
                        .forEach(argument -> found.add(argument.index()));
            }
        });
        return found;
    }

    /// Copies a class file with other texts in its constants; new ones come behind the others, so that all else can
    /// stay.
    private static byte[] write(byte[] bytes, Map<Integer, String> renamed, Map<Integer, String> moved) {
        int size = unsigned(bytes, POOL - 2);
        Map<String, Integer> added = new LinkedHashMap<>();
        for (String text : moved.values()) {
            added.putIfAbsent(text, size + added.size());
        }
        if (size + added.size() > 0xffff) {
            throw new IllegalStateException("too many constants");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        out.write(bytes, 0, POOL - 2);
        writeShort(out, size + added.size());
        int copied = POOL;
        int at = POOL;
        for (int index = 1; index < size; index++) {
            int tag = bytes[at];
            int end = tag == PoolEntry.TAG_UTF8 ? at + 3 + unsigned(bytes, at + 1) : at + 1 + length(tag);
            String text = tag == PoolEntry.TAG_UTF8 ? renamed.get(index) : null;
            String elsewhere = tag == PoolEntry.TAG_STRING ? moved.get(index) : null;
            if (text != null || elsewhere != null) {
                out.write(bytes, copied, at - copied);
                copied = end;
            }
            if (text != null) {
                writeText(out, text);
            } else if (elsewhere != null) {
                out.write(tag);
                writeShort(out, Objects.requireNonNull(added.get(elsewhere)));
            }
            index += tag == PoolEntry.TAG_LONG || tag == PoolEntry.TAG_DOUBLE ? 1 : 0;
            at = end;
        }
        out.write(bytes, copied, at - copied);
        added.keySet().forEach(text -> writeText(out, text));
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    private static void writeShort(ByteArrayOutputStream out, int number) {
        out.write(number >> 8);
        out.write(number);
    }

    private static void writeText(ByteArrayOutputStream out, String text) {
        try {
            DataOutputStream data = new DataOutputStream(out);
            data.writeByte(PoolEntry.TAG_UTF8);
            data.writeUTF(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
