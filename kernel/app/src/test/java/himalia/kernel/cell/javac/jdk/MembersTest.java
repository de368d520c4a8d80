package himalia.kernel.cell.javac.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `members.txt` is what the kernel uses of javac, and the JDKs have it.
class MembersTest {
    private static final String ROOM = "himalia/kernel/cell/javac/jdk/";
    private static final int RELEASE = Runtime.version().feature();

    /// Prints the list as it would be for this JDK, to be compared with the file.
    public static void main(String[] none) throws IOException, URISyntaxException {
        used().forEach(System.out::println);
    }

    private static Set<String> used() throws IOException, URISyntaxException {
        Set<String> used = new TreeSet<>(use().named());
        used.addAll(use().overridden());
        used.addAll(JavacUse.constants(Path.of("src", "main", "java", "himalia", "kernel", "cell", "javac")));
        return used;
    }

    private static JavacUse use() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Javac.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return new JavacUse(classes, new JdkClasses(Path.of(System.getProperty("java.home"))));
    }

    @Test
    void a_use_of_javac_is_a_conscious_act() throws IOException, URISyntaxException {
        Set<String> listed = Members.all().stream()
                .filter(one -> one.isOf(RELEASE))
                .map(one -> one.plain().line())
                .collect(Collectors.toSet());
        Set<String> lacks = new TreeSet<>(used());
        lacks.removeAll(listed);
        assertThat(lacks).as("members.txt lacks").isEmpty();
    }

    @Test
    void the_list_holds_nothing_that_is_not_used() throws IOException, URISyntaxException {
        Set<String> used = used();
        Set<String> byName = use().texts(ROOM);
        for (Member one : Members.all()) {
            if (one.isOf(RELEASE) && !used.contains(one.plain().line())) {
                assertThat(byName).as(one.line()).contains(one.name());
            }
        }
    }

    @Test
    void what_some_jdks_lack_is_named_in_no_class_file() throws IOException, URISyntaxException {
        Set<String> named = use().named();
        for (Member one : Members.all()) {
            if (!Members.TESTED.stream().allMatch(one::isOf)) {
                assertThat(named).doesNotContain(one.plain().line());
            }
        }
    }

    @Test
    void every_jdk_has_the_members_that_the_list_says_it_has() throws IOException {
        for (Path home : JdkClasses.reachable()) {
            try (JdkClasses jdk = new JdkClasses(home)) {
                int release = jdk.release();
                for (Member one : Members.all()) {
                    assertThat(jdk.has(one)).as("%s: %s", jdk, one.line()).isEqualTo(one.isOf(release));
                }
            }
        }
    }

    @Test
    void this_jdk_lacks_nothing() {
        assertThat(Members.missing(RELEASE)).isEmpty();
    }

    @Test
    void on_a_jdk_that_should_be_another_the_first_member_that_it_lacks_is_named() {
        int other = RELEASE < 27 ? 27 : 25;
        assertThat(Members.missing(other))
                .hasValueSatisfying(one -> assertThat(one.toString())
                        .isIn(
                                "LintMapper.finishParsingFile",
                                "JCTree.JCCompilationUnit.endPositions",
                                "TreeInfo.getEndPos"));
    }

    @Test
    void a_member_that_is_gone_is_found_out() {
        List<Member> gone = List.of(
                Member.parse("com.sun.tools.javac.tree.TreeInfo getStartPosition (Lcom/sun/tools/javac/tree/JCTree;)I"),
                Member.parse("com.sun.tools.javac.tree.TreeInfo getStartPos (Lcom/sun/tools/javac/tree/JCTree;)J"),
                Member.parse("com.sun.tools.javac.tree.TreeIdeas <class> -"),
                Member.parse("com.sun.tools.javac.code.Flags FINAL I value 32"),
                Member.parse("com.sun.tools.javac.parser.ParserFactory <init> (I)V"));
        assertThat(gone).noneMatch(Member::isThere);
    }
}
