package himalia.kernel.magic;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Magics of other kernels that this one does not have: what is written here instead.
final class Elsewhere {
    private static final Map<String, String> INSTEAD = new HashMap<>();

    static {
        put("a shell does that: `!$`, or lines below %%bash", "cat cp less man mkdir more mv rm rmdir tail head touch");
        put("a shell does that: `!$`, or lines below %%bash", "grep find curl wget git tar unzip zip which echo");
        put("%%bash runs lines in a shell, and a program with its name in the first", "script script_bg killbgscripts");
        put("`name?` shows what is known of a name", "pdoc pdef psearch page");
        put("`name??` shows the source of a name, %javap its bytecode", "psource pfile pycat dis");
        put("%lsmagic lists the magics, and `%jars?` says how one is written", "magic quickref automagic alias_magic");
        put("a method does what a macro or an alias does", "macro alias unalias rehashx autocall code_wrap");
        put("%recall puts a cell into a new one, to be changed and run", "edit ed paste cpaste");
        put("%save writes cells into a file, and %load runs them", "store notebook pastebin logstart logstop logon");
        put("%history shows the cells that were run", "logoff logstate dhist");
        put("%cd changes the folder, and %pwd says which it is", "pushd popd dirs bookmark");
        put("%del NAME lets go of single names, %reset of all", "reset_selective unimport");
        put("%timeit measures, and the JDK's Flight Recorder says where the time goes", "prun lprun memit mprun mem");
        put("JupyterLab's debugger (the bug at the top of the notebook) stops cells", "debug pdb");
        put("a failure is shown with its lines and causes as it is", "tb xmode doctest_mode");
        put("clearOutput() in a cell takes its output away", "clear cls clear_output");
        put("plots are shown in the page as they are", "pylab gui plot");
        put("an `import` is written as in Java, and %jars or %maven bring what it needs", "import");
        put("%sql asks databases, once `./lab setup sql` has brought it", "datasources defaultDatasource");
        put("docs/spark.md says how Spark runs in a notebook", "spark spark-session sparkRefresh");
        put("a value at the end of a cell is shown as it is", "pprint print beautify");
        put("a library's own magics are there as soon as its jar is", "loadMagic load_magic unload_ext");
        put("a front end is opened outside of the notebook", "qtconsole connect_info kernel notify");
        put("%maven and %jars bring libraries of Java", "micromamba requirements");
        put("threads and `CompletableFuture` run beside other cells", "async await bg autoawait");
    }

    private Elsewhere() {}

    private static void put(String instead, String names) {
        for (String name : names.split(" ")) {
            INSTEAD.put(name, instead.replace("$", name));
        }
    }

    /// What to write instead, as a sentence without its full stop; null for a name that no kernel is known to have.
    static @Nullable String instead(String name) {
        return INSTEAD.get(name);
    }
}
