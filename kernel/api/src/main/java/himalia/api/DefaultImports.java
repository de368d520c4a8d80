package himalia.api;

import java.util.List;

/// The imports that a library wants every cell to have.
///
/// Registered in `META-INF/services/himalia.api.DefaultImports`. Keep static imports few and single: a method that a
/// student defines hides all imported methods of that name.
public interface DefaultImports {
    /// What stands between `import` and `;`, for example `himalia.tensor.*` or `static himalia.api.Display.display`.
    List<String> imports();

    /// Classes of public static functions that do what an operator does to types of others, which have no methods for
    /// it: `plus(a, b)` is `a + b` in a cell, `get(a, i)` is `a[i]`, and any other function can be called behind the
    /// dot of its first argument. Nothing of them is imported.
    ///
    /// The functions of the operators are `plus minus times div rem and or xor lt le gt ge`, `unaryMinus not`, `get` and
    /// `set`.
    default List<String> operators() {
        return List.of();
    }
}
