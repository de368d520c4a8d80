package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import himalia.kernel.cell.Completeness;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A cell is taken apart where JShell takes it apart.
@Timeout(600)
class SplitTest {
    private static final int ROUNDS = Integer.getInteger("himalia.split.rounds", 300);
    /// A truth value is not greater than anything, so this can only be a declaration that something is wrong with.
    private static final Pattern NO_COMPARISON = Pattern.compile("<\\s*[\\w.$]+\\s*>\\s*[\\w$]+\\s*[^\\s\\w$=;,(]");

    private static JShell shell;
    private static Engines cells;
    private static CellCompiler compiler;

    @BeforeAll
    static void start() {
        shell = JShell.builder().executionEngine("local").build();
        cells = new Engines();
        compiler = new CellCompiler(List.of(), false, () -> {});
        cells.run("int a = 1, b = 2; int[] arr = {1, 2, 3}; List<Integer> list = List.of(1, 2, 3);"
                + " class C { int n = 3; } C c = new C(); int f(int n) { return n; }");
    }

    @AfterAll
    static void stop() {
        cells.close();
        shell.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b",
                "a < 5",
                "a<b",
                "a < b && b > a",
                "a < b == b > a",
                "a < b ? 1 : 2",
                "arr.length < 3",
                "c.n < 5",
                "a < list.size()",
                "Math.PI < a",
                "a < b + 1",
                "a < (b)",
                "a < -b",
                "a < arr[0]",
                "a < f(b)",
                "a < (double) b",
                "a < 'c'",
                "a < new int[] {3}[0]",
                "a < b | b < a",
                "a < b >> 1",
                "a < b >> a",
                "a < b >>> a",
                "a < switch (b) { case 1 -> 2; default -> 3; }",
            })
    void a_comparison_at_the_start_of_a_cell_is_one(String code) {
        assertThat(String.valueOf(cells.value(code))).isEqualTo(String.valueOf(cells.value("(" + code + ")")));
        assertThat(cells.engine.completeness(code).state()).isEqualTo(Completeness.State.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Map<String,", "Map<String, Integer> m =", "List<", "a <", "a < b &&"})
    void what_is_cut_off_behind_a_bracket_goes_on(String code) {
        assertThat(cells.engine.completeness(code).state()).isEqualTo(Completeness.State.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "switch (a) { case 1 -> { int i = switch (b) { case 2 -> { yield 7; } default -> 9; }; } default -> { } } ",
                "switch (a) { case 1 -> { f(switch (b) { case 2: yield 7; default: yield 9; }); } default -> { } } ",
                "switch (a) { case 1 -> f(switch (b) { case 2 -> 7; default -> 9; }); default -> f(1); } ",
                "switch (a) { case 1: int j = switch (b) { default -> { yield 1; } }; break; default: } ",
            })
    void a_switch_with_a_value_inside_another_leaves_that_a_statement(String statement) {
        assertThat(cells.value(statement + "1 + 1")).isEqualTo(2);
        assertThat(cells.value("switch (a) { case 1 -> " + "{ " + statement + " yield 5; } default -> 6; }"))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "switch (a) { case 1 -> f(1); default -> f(2); }",
                "switch (a) { case 1 -> f(1); default -> throw new RuntimeException(); }",
                "switch (a) { default -> new StringBuilder().append(1).length(); }",
                "switch (T.A) { case A -> f(1); case B -> f(2); }",
                "switch (a) { case 1 -> f(1); case 2 -> f(2); }",
                "switch (a) { case 1 -> f(1); default -> g(); }",
                "switch (a) { case 1 -> g(); default -> g(); }",
                "switch (a) { case 1 -> { g(); } default -> f(2); }",
                "switch (a) { case 1 -> f(1); default -> { } }",
                "switch (a) { case 1 -> counted++; default -> counted--; }",
                "switch (a) { case 1 -> counted = 3; default -> counted = 4; }",
                "switch (a) { case 1 -> f(1); default -> f(2); };",
                "switch (a) { case 1 -> f(1); default -> f(2); } // that is all",
                "switch (a) { case 1: f(1); default: f(2); }",
                "for (int i = 0; i < 3; i++) { switch (i) { case 1 -> f(1); default -> f(2); } }",
            })
    void a_switch_at_the_end_shows_its_value_if_it_has_one_as_in_jshell(String code) {
        List<String> script = List.of(
                "int a = 1, counted = 0; enum T { A, B } int f(int n) { return n; } void g() { }", code, "counted");
        assertThat(Oracle.ours(script)).isEqualTo(Oracle.jshell(script));
    }

    @Test
    void random_cells_fall_into_the_pieces_that_jshell_finds() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RandomJava java = new RandomJava(round);
            Random random = new Random(round);
            StringBuilder cell = new StringBuilder();
            for (int pieces = 1 + random.nextInt(4); pieces > 0; pieces--) {
                cell.append(piece(java, random)).append(random.nextBoolean() ? "\n" : " ");
            }
            if (random.nextBoolean()) {
                cell.append(java.expression(3));
            }
            String code = cell.toString();
            if (NO_COMPARISON.matcher(code).find()) {
                continue;
            }
            String theirs = jshell(code);
            compared += theirs == null ? 0 : 1;
            if (theirs != null && !ours(code).matches(theirs)) {
                differences.add(round + ": " + code + "\n   jshell " + theirs + "\n   ours   " + ours(code));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(ROUNDS / 2);
    }

    private static String piece(RandomJava java, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> java.expression(3) + ";";
            case 1 -> java.statement(2);
            default -> java.declaration(2);
        };
    }

    /// The kind and the start of each piece, as a pattern; null if JShell cannot read it.
    private static String jshell(String code) {
        StringBuilder pieces = new StringBuilder();
        int from = 0;
        while (from < code.length() && !code.substring(from).isBlank()) {
            String rest = code.substring(from);
            CompletionInfo piece = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (piece.source() == null || !piece.completeness().isComplete()) {
                return null;
            }
            List<Snippet> snippets = shell.sourceCodeAnalysis().sourceToSnippets(piece.source());
            Snippet.Kind kind = snippets.isEmpty()
                    ? Snippet.Kind.ERRONEOUS
                    : snippets.getFirst().kind();
            int blanks = rest.length() - rest.stripLeading().length();
            boolean value = snippets.getFirst().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
            // Of what has no meaning it only tells where it ends, and takes some of it to the end of the text.
            String shown = value ? "EXPRESSION" : kind == Snippet.Kind.ERRONEOUS ? "\\w+" : kind.name();
            pieces.append(shown).append(' ').append(from + blanks).append(", ");
            if (kind == Snippet.Kind.ERRONEOUS && piece.remaining().isBlank()) {
                return pieces + ".*";
            }
            from = code.length() - piece.remaining().length();
        }
        return pieces.toString();
    }

    private static String ours(String code) {
        return compiler.compile(new CellSource(1, code), session -> {
            if (!session.errors().isEmpty()) {
                return session.errors().getFirst().toString();
            }
            Set<String> pieces = new LinkedHashSet<>();
            for (JCTree item : session.unit().defs) {
                int start = TreeInfo.getStartPos(item);
                // To javac a generic method begins behind its `<`.
                boolean generic = item instanceof JCMethodDecl method && method.typarams.nonEmpty();
                pieces.add(kind(item) + " " + (generic ? code.lastIndexOf('<', start) : start) + ", ");
            }
            return String.join("", pieces);
        });
    }

    private static Snippet.Kind kind(JCTree item) {
        return switch (item) {
            case JCClassDecl type -> Snippet.Kind.TYPE_DECL;
            case JCMethodDecl method -> Snippet.Kind.METHOD;
            case JCVariableDecl variable -> Snippet.Kind.VAR;
            case JCExpression value -> Snippet.Kind.EXPRESSION;
            case JCExpressionStatement statement -> Snippet.Kind.EXPRESSION;
            default -> Snippet.Kind.STATEMENT;
        };
    }
}
