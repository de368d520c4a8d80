package himalia.kernel.cell.javac.jdk;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// What the kernel uses of javac: read from its class files, and what they do not show from its sources.
final class JavacUse {
    private static final String JAVAC = "com/sun/tools/javac/";

    private final Map<String, ClassModel> ours = new TreeMap<>();
    private final JdkClasses jdk;

    /// @param jdk the one whose classes say what is overridden
    JavacUse(Path classes, JdkClasses jdk) throws IOException {
        this.jdk = jdk;
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(file);
                ours.put(model.thisClass().asInternalName(), model);
            }
        }
    }

    /// Fields, methods and classes that the class files name.
    Set<String> named() {
        Set<String> members = new TreeSet<>();
        Set<String> classes = new TreeSet<>();
        for (ClassModel model : ours.values()) {
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof ClassEntry one && one.asInternalName().startsWith(JAVAC)) {
                    classes.add(dotted(one.asInternalName()));
                }
                if (entry instanceof MemberRefEntry one) {
                    String owner = owner(
                            one.owner().asInternalName(),
                            one.name().stringValue(),
                            one.type().stringValue());
                    if (owner.startsWith(JAVAC)) {
                        members.add(Member.of(
                                        dotted(owner),
                                        one.name().stringValue(),
                                        one.type().stringValue())
                                .line());
                    }
                }
            }
        }
        Set<String> mentioned = members.stream().map(one -> one.split(" ")[0]).collect(Collectors.toSet());
        classes.removeAll(mentioned);
        classes.forEach(one -> members.add(Member.of(one, Member.CLASS, "-").line()));
        return members;
    }

    /// The class that a reference means: one of ours, unless that has the member from above.
    private String owner(String named, String name, String type) {
        ClassModel model = ours.get(named);
        if (model == null
                || model.methods().stream().anyMatch(one -> is(one, name, type))
                || model.fields().stream().anyMatch(one -> one.fieldName().equalsString(name))) {
            return named;
        }
        return model.superclass()
                .map(above -> owner(above.asInternalName(), name, type))
                .orElse(named);
    }

    private static boolean is(MethodModel one, String name, String type) {
        return one.methodName().equalsString(name) && one.methodType().equalsString(type);
    }

    /// Methods of javac that ours override.
    Set<String> overridden() {
        Set<String> members = new TreeSet<>();
        for (ClassModel model : ours.values()) {
            String above = model.superclass().map(ClassEntry::asInternalName).orElse("");
            while (ours.containsKey(above)) {
                above = ours.get(above)
                        .superclass()
                        .map(ClassEntry::asInternalName)
                        .orElse("");
            }
            if (above.startsWith(JAVAC)) {
                for (MethodModel one : model.methods()) {
                    Member member = Member.of(
                            dotted(above),
                            one.methodName().stringValue(),
                            one.methodType().stringValue());
                    boolean mine =
                            one.flags().has(AccessFlag.STATIC) || one.flags().has(AccessFlag.PRIVATE);
                    if (!mine && !member.name().equals(Member.CONSTRUCTOR) && jdk.has(member)) {
                        members.add(member.line());
                    }
                }
            }
        }
        return members;
    }

    /// The texts of the classes of a package: names by which a member is looked for.
    Set<String> texts(String inPackage) {
        Set<String> texts = new HashSet<>();
        ours.forEach((name, model) -> {
            if (name.startsWith(inPackage)) {
                for (PoolEntry entry : model.constantPool()) {
                    if (entry instanceof StringEntry one) {
                        texts.add(one.stringValue());
                    }
                }
            }
        });
        return texts;
    }

    /// Constants of javac that the compiler has put into the class files by their values.
    static Set<String> constants(Path sources) throws IOException {
        Set<String> found = new TreeSet<>();
        var javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> java =
                    all.filter(one -> one.toString().endsWith(".java")).toList();
            List<String> options = Stream.concat(
                            Stream.of("-proc:none", "--class-path", System.getProperty("java.class.path")),
                            Stream.of("api", "code", "comp", "main", "parser", "resources", "tree", "util")
                                    .map(one ->
                                            "--add-exports=jdk.compiler/com.sun.tools.javac." + one + "=ALL-UNNAMED"))
                    .toList();
            JavacTask task = (JavacTask)
                    javac.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(java));
            var units = task.parse();
            task.analyze();
            Trees trees = Trees.instance(task);
            var scanner = new TreePathScanner<Void, Void>() {
                @Override
                public Void visitIdentifier(IdentifierTree tree, Void unused) {
                    note(getCurrentPath());
                    return super.visitIdentifier(tree, unused);
                }

                @Override
                public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
                    note(getCurrentPath());
                    return super.visitMemberSelect(tree, unused);
                }

                private void note(TreePath path) {
                    if (trees.getElement(path) instanceof VariableElement one
                            && one.getConstantValue() != null
                            && one.getEnclosingElement() instanceof TypeElement home
                            && home.getQualifiedName().toString().startsWith(dotted(JAVAC))) {
                        String owner = task.getElements().getBinaryName(home).toString();
                        String type = one.getConstantValue() instanceof Long ? "J" : "I";
                        found.add(new Member(
                                        owner,
                                        one.getSimpleName().toString(),
                                        type,
                                        0,
                                        Integer.MAX_VALUE,
                                        one.getConstantValue().toString())
                                .line());
                    }
                }
            };
            units.forEach(unit -> scanner.scan(unit, null));
        }
        return found;
    }

    static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
