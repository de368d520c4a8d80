package himalia.golden.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParserTest {
    private static final Expr X = new Expr.Name("x");

    private static Expr number(long n) {
        return new Expr.Constant(n);
    }

    @Test
    void calls_have_arguments_in_order_and_by_name() {
        assertThat(Parser.expression("x.sum(1, keepdim=True)"))
                .isEqualTo(new Expr.Call(
                        new Expr.Attribute(X, "sum"), List.of(number(1)), Map.of("keepdim", new Expr.Constant(true))));
    }

    @Test
    void an_index_is_one_entry_or_a_tuple_of_them() {
        assertThat(Parser.expression("x[0]")).isEqualTo(new Expr.Item(X, number(0)));
        assertThat(Parser.expression("x[0,]")).isEqualTo(new Expr.Item(X, new Expr.TupleOf(List.of(number(0)))));
        assertThat(Parser.expression("x[:, 1:, ::2, ..., None]"))
                .isEqualTo(new Expr.Item(
                        X,
                        new Expr.TupleOf(List.of(
                                new Expr.SliceOf(null, null, null),
                                new Expr.SliceOf(number(1), null, null),
                                new Expr.SliceOf(null, null, number(2)),
                                new Expr.Constant(Ellipsis.DOTS),
                                new Expr.Constant(null)))));
    }

    @Test
    void a_point_after_a_number_belongs_to_it() {
        assertThat(Parser.expression("2. * x")).isEqualTo(new Expr.Binary("*", new Expr.Constant(2.0), X));
    }

    @Test
    void matrix_products_bind_as_products() {
        assertThat(Parser.expression("x @ x + x")).isEqualTo(new Expr.Binary("+", new Expr.Binary("@", X, X), X));
    }

    @Test
    void a_change_names_its_operator() {
        assertThat(Parser.statements("x //= 2")).containsExactly(new Stmt.Change(X, "//", number(2)));
        assertThat(Parser.statements("x == 2")).containsExactly(new Stmt.Evaluate(new Expr.Binary("==", X, number(2))));
    }

    @Test
    void an_assignment_may_have_an_item_as_target() {
        assertThat(Parser.statements("x[0] = 2"))
                .containsExactly(new Stmt.Assign(new Expr.Item(X, number(0)), number(2)));
    }
}
