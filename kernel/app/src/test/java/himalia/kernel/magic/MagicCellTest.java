package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Where a magic stands, and where what looks like one is Java.
class MagicCellTest {
    private static String found(String code) {
        return found(code, List.of());
    }

    /// The magics of a cell, each with its arguments in brackets; `=` before one whose value is wanted.
    private static String found(String code, List<String> variables) {
        MagicCell cell = MagicCell.of(code, variables::contains);
        return cell.lines().stream()
                .map(line -> (line.isAssigned() ? "=" : "") + line.text() + "(" + cell.rest(line) + ")")
                .collect(Collectors.joining(" "));
    }

    @Test
    void a_magic_stands_where_a_statement_may() {
        assertThat(found("%who")).isEqualTo("%who()");
        assertThat(found("// a\n/* b\n c */\n%jars x")).isEqualTo("%jars(x)");
        assertThat(found("int x;\n%jars a b")).isEqualTo("%jars(a b)");
        assertThat(found("int x; %jars a")).isEqualTo("%jars(a)");
        assertThat(found("void f() { }\n  %jars a\nf();\n%who\n")).isEqualTo("%jars(a) %who()");
        assertThat(found("class A { int x = 1; }\n%who")).isEqualTo("%who()");
        assertThat(found("for (int i = 0; i < 3; i++) { }\n%who")).isEqualTo("%who()");
        assertThat(found("int x = 1; // one\n%who")).isEqualTo("%who()");
        assertThat(found("%jars lib/*.jar\n%who")).isEqualTo("%jars(lib/*.jar) %who()");
        assertThat(found("%time it's\n%who")).isEqualTo("%time(it's) %who()");
    }

    @Test
    void a_console_is_left_by_a_word() {
        assertThat(found("exit")).isEqualTo("%exit()");
        assertThat(found(" quit;\n")).isEqualTo("%quit()");
        assertThat(found("exit True")).isEqualTo("%exit(True)");
        assertThat(found("exit -k")).isEqualTo("%exit(-k)");
        assertThat(found("exit", List.of("exit"))).isEmpty();
        for (String java : List.of("exit(0)", "int exit;", "exit = 1", "exit - 1", "exits", "exit\nexit")) {
            assertThat(found(java)).as(java).isEmpty();
        }
    }

    @Test
    void a_command_behind_an_equals_sign_gives_its_lines() {
        assertThat(found("var out = !ls *.csv\nout")).isEqualTo("=%system(ls *.csv)");
        assertThat(found("List<String> out = !ls -l;")).isEqualTo("=%system(ls -l)");
        assertThat(found("boolean b = !ready && true")).isEmpty();
        assertThat(found("boolean b = !ls;", List.of("ls"))).isEmpty();
        assertThat(found("boolean b = 1 != 2;")).isEmpty();
        assertThat(found("a =! done;", List.of("done"))).isEmpty();
    }

    @Test
    void what_could_be_java_is_java() {
        for (String java : List.of(
                "int r = a\n% b;",
                "int r = a\n%b;",
                "foo(a\n%b);",
                "int[] x = {a\n%b};",
                "int r = switch (a) { default -> 7; }\n%b;",
                "String s = \"\"\"\n%who\n\"\"\";",
                "/*\n%who\n*/",
                "void f() {\n%who\n}",
                "a %b",
                "int x = 7 %b",
                "x %= 2;",
                "a == %b",
                "!done",
                "boolean x = !done;",
                "!done && ready",
                "!done instanceof Boolean",
                "!name.isEmpty()",
                "a ?\n b : c",
                "flag ?\n 1 : 2",
                "x\n!y")) {
            assertThat(found(java, List.of("done"))).as(java).isEmpty();
        }
    }

    @Test
    void one_behind_an_equals_sign_gives_a_value() {
        assertThat(found("List<String> added = %jars a b;")).isEqualTo("=%jars(a b)");
        assertThat(found("int x; var s = %pwd")).isEqualTo("=%pwd()");
        assertThat(found("String a = %pwd\nString b = %env HOME")).isEqualTo("=%pwd() =%env(HOME)");
        MagicCell cell = MagicCell.of("int x; var s = %pwd;");
        assertThat(cell.target(cell.lines().getFirst())).isEqualTo("var s");
    }

    @Test
    void all_below_two_percent_signs_is_theirs() {
        assertThat(found("%%html\n%who\n!ls")).isEqualTo("%%html()");
        assertThat(found("int x = 1;\n%%time\nx++;\n%who")).isEqualTo("%%time()");
    }

    @Test
    void commands_and_questions_are_magics() {
        assertThat(found("!./run.sh a")).isEqualTo("%system(./run.sh a)");
        assertThat(found("int x = 1;\n!git status")).isEqualTo("%system(git status)");
        assertThat(found("!git status", List.of("git"))).isEmpty();
        assertThat(found("boolean git = true;\n!git & x")).isEmpty();
        assertThat(found("?List")).isEqualTo("%pinfo(List)");
        assertThat(found("List.of?")).isEqualTo("%pinfo(List.of)");
        assertThat(found("List??\n// comment")).isEqualTo("%pinfo2(List)");
        assertThat(found("%jars?")).isEqualTo("%pinfo(%jars)");
        assertThat(found("?%%time")).isEqualTo("%pinfo(%%time)");
    }

    @Test
    void libraries_are_named_as_in_jbang_and_kotlin() {
        assertThat(found("//DEPS a:b:1\nint x;")).isEqualTo("%maven(a:b:1)");
        assertThat(found("//REPOS jitpack\n@file:DependsOn(\"a:b:1\")"))
                .isEqualTo("%mavenRepo(jitpack) %maven((\"a:b:1\"))");
        assertThat(found("// DEPS a:b:1\n//DEPSX")).isEmpty();
    }

    @Test
    void nothing_in_the_sources_of_this_project_is_taken_for_a_magic() throws IOException {
        int files = 0;
        try (Stream<Path> all = Files.walk(Path.of("../.."))) {
            for (Path file :
                    (Iterable<Path>) all.filter(one -> one.toString().endsWith(".java")
                            && one.toString().contains("src")
                            && Files.isRegularFile(one))::iterator) {
                assertThat(found(Files.readString(file))).as(file.toString()).isEmpty();
                files++;
            }
        }
        assertThat(files).isGreaterThan(500);
    }

    @Test
    void what_is_cut_off_or_nonsense_does_no_harm() {
        String cell = "int a = 1; %jars lib/*.jar\nString s = %pwd;\n!ls -l\n\"\"\"%who\"\"\"\n%%bash\necho 'x";
        for (int end = 0; end <= cell.length(); end++) {
            for (String tail :
                    List.of("", "%", "=%", "= % ", "!", "?", "??", "\"", "%%", ";%%", "%;", "\n%\n", "=%;")) {
                MagicCell parts = MagicCell.of(cell.substring(0, end) + tail);
                parts.parts();
                assertThat(parts.java()).hasSize(end + tail.length());
                parts.lines().forEach(line -> assertThat(parts.rest(line)).isNotNull());
            }
        }
    }
}
