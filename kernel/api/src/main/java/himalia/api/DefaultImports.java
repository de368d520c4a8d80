package himalia.api;

import java.util.List;

/// The imports that a library wants every cell to have.
///
/// Registered in `META-INF/services/himalia.api.DefaultImports`. Keep static imports few and single: a method that a
/// student defines hides all imported methods of that name.
public interface DefaultImports {
    /// What stands between `import` and `;`, for example `himalia.tensor.*` or `static himalia.api.Display.display`.
    List<String> imports();
}
