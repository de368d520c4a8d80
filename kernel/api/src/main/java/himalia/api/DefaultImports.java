package himalia.api;

import java.util.List;
import java.util.Map;

/// The imports that a library wants every cell to have.
///
/// Registered in `META-INF/services/himalia.api.DefaultImports`. Keep static imports few and single: a method that a
/// student defines hides all imported methods of that name.
public interface DefaultImports {
    /// What stands between `import` and `;`, for example `himalia.tensor.*` or `static himalia.api.Display.display`.
    List<String> imports();

    /// Classes of public static functions that do what an operator does to types of others, which have no methods
    /// for it: of `plus`, `minus`, `times`, `div`, `rem`, `and`, `or`, `xor`, `lt`, `le`, `gt`, `ge`,
    /// `unaryMinus`, `not`, `get` and `set`. So `plus(x, y)` is the sum of both in a cell, and `get(x, i)` is
    /// `x[i]`. Any other function can be called behind the dot of its first argument. Nothing of them is
    /// imported.
    default List<String> operators() {
        return List.of();
    }

    /// What users of other libraries write before a dot, and what it is here: `Map.of("torch", "", "pd.read_csv",
    /// "csv")` makes `torch.tensor` mean `tensor`, and `pd.read_csv` mean `csv`. A variable or class of that
    /// name comes first.
    default Map<String, String> names() {
        return Map.of();
    }

    /// What users of other libraries call an argument, and what the parameter is called here: `Map.of("axis", "dim")`
    /// makes `x.sum(axis=0)` mean `x.sum(dim=0)`.
    default Map<String, String> parameters() {
        return Map.of();
    }

    /// Texts that this library takes as names, such as `"binary_crossentropy"`: who writes one without quotes is told.
    default List<String> words() {
        return List.of();
    }

    /// What there is not, or is done in another way here, and a line that does it: `Map.of("Visdom",
    /// "live(\"loss\")")`.
    default Map<String, String> instead() {
        return Map.of();
    }

    /// Modules of the JDK that come only when they are asked for, and with which a program that uses this library
    /// computes as a cell does: such as `jdk.incubator.vector`.
    default List<String> modules() {
        return List.of();
    }
}
