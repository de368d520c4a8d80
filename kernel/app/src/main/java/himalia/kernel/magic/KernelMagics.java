package himalia.kernel.magic;

import himalia.api.Magic;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.history.History;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// The magics that every kernel has. This is the one place where they are named.
final class KernelMagics {
    private KernelMagics() {}

    /// Makes them.
    ///
    /// @param magics  runs cells that may hold magics
    /// @param java    runs cells of Java
    /// @param history the cells that were run
    static List<Magic> of(Magics magics, CellEngine java, History history) {
        Folder folder = new Folder();
        Shell shell = new Shell(folder);
        Supplier<ClassLoader> cells = java::classLoader;
        Maven maven = new Maven(Maven::ofJars, cells);
        java.fetchSources(maven::fetchSources);
        Deque<Path> loading = new ArrayDeque<>();
        return List.of(
                // Libraries and files
                new JarsMagic(folder, cells),
                new ClasspathMagic(folder, maven, cells),
                new MavenMagic(maven),
                new MavenRepoMagic(maven),
                new PomMagic(maven, folder),
                new DependencyMagic(maven),
                new DependenciesMagic(maven),
                new LoadMagic("load", magics, folder, loading),
                new LoadMagic("run", magics, folder, loading),
                new WriteFileMagic(folder),
                new CdMagic(folder),
                new PwdMagic(folder),
                new LsMagic(folder),
                // Time, output
                new TimeMagic(),
                new TimeitMagic(),
                new CaptureMagic(),
                new ShowMagic("text/html", "html"),
                new ShowMagic("text/markdown", "markdown", "md"),
                new ShowMagic("image/svg+xml", "svg"),
                new ShowMagic("text/latex", "latex"),
                new ShowMagic("application/javascript", "javascript", "js"),
                new ImageMagic(folder),
                // What cells have declared and what was run
                new WhoMagic(java),
                new WhosMagic(java),
                new DelMagic(java),
                new ResetMagic(java),
                new HistoryMagic(history),
                new RecallMagic(history),
                new SaveMagic(history, folder),
                // The language
                new JavaMagic(),
                new JavapMagic(java),
                new CompileMagic(folder, cells),
                new SemicolonMagic(java::showStatements),
                new SugarMagic(java::takeSugar),
                // The system
                new BashMagic(shell),
                new SystemMagic(shell),
                new EnvMagic(shell),
                new JvmMagic(cells),
                new ExitMagic(),
                // Help
                new HelpMagic(magics, false),
                new HelpMagic(magics, true),
                new ListMagics(),
                // What other kernels do
                new PipMagic(),
                new IgnoredMagic(),
                new ForeignMagic("Python", "python", "python2", "python3", "py", "ipython"),
                new ForeignMagic("Scala", "scala"),
                new ForeignMagic("Kotlin", "kotlin"),
                new ForeignMagic("Groovy", "groovy"),
                new ForeignMagic("Clojure", "clojure"),
                new ForeignMagic("R", "R", "r"),
                new ForeignMagic("Ruby", "ruby"),
                new ForeignMagic("Perl", "perl"),
                ForeignMagic.ofSql());
    }
}
