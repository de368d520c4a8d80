package himalia;

import himalia.train.Losses;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What PyTorch, Keras, NumPy, pandas, Matplotlib and seaborn call things, and what they are called here.
final class ForeignNames {
    /// What stands before a name that is the same here, or the same in Java's spelling.
    private static final List<String> LEFT_OUT = List.of(
            "torch",
            "torch.nn",
            "torch.nn.functional",
            "torch.optim",
            "torch.optim.lr_scheduler",
            "torch.utils.data",
            "torch.random",
            "np.random",
            "numpy.random",
            "nn",
            "nn.functional",
            "F",
            "optim",
            "optim.lr_scheduler",
            "np",
            "numpy",
            "pd",
            "pandas",
            "plt",
            "sns",
            "widgets",
            "ipywidgets",
            "tf",
            "tf.keras",
            "tf.keras.layers",
            "tf.keras.models",
            "tf.keras.callbacks",
            "tf.keras.optimizers",
            "tf.keras.utils",
            "keras",
            "keras.layers",
            "keras.models",
            "keras.callbacks",
            "keras.optimizers",
            "keras.utils",
            "layers",
            "optimizers",
            "callbacks");

    /// Types of numbers, as PyTorch and NumPy call them.
    private static final Map<String, String> DTYPES = Map.ofEntries(
            Map.entry("bool", "BOOL"),
            Map.entry("bool_", "BOOL"),
            Map.entry("uint8", "UINT8"),
            Map.entry("int32", "INT32"),
            Map.entry("int64", "INT64"),
            Map.entry("float32", "FLOAT32"),
            Map.entry("float64", "FLOAT64"));

    static final Map<String, String> ALL;

    static {
        Map<String, String> all = new HashMap<>();
        for (String prefix : LEFT_OUT) {
            all.put(prefix, "");
        }
        for (String of : List.of("init", "nn.init", "torch.nn.init")) {
            all.put(of, "Init");
        }
        for (String of : List.of("", "nn.", "torch.nn.")) {
            all.put(of + "L2Loss", "MSELoss");
        }
        all.put("True", "true");
        all.put("False", "false");
        all.put("None", "null");
        for (String of : List.of("losses", "keras.losses", "tf.keras.losses")) {
            for (Method loss : Losses.class.getDeclaredMethods()) {
                String name = loss.getName();
                String meaning = "himalia.train.Losses." + name;
                all.put(of + "." + name, meaning);
                all.put(of + "." + name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), meaning);
                all.put(of + "." + Character.toUpperCase(name.charAt(0)) + name.substring(1), meaning);
            }
        }
        for (String of : List.of("torch", "np", "numpy", "tf")) {
            for (Map.Entry<String, String> type : DTYPES.entrySet()) {
                all.put(of + "." + type.getKey(), "himalia.tensor.DType." + type.getValue());
            }
        }
        for (String of : List.of("np", "numpy", "torch")) {
            all.put(of + ".pi", "java.lang.Math.PI");
            all.put(of + ".e", "java.lang.Math.E");
            all.put(of + ".inf", "java.lang.Double.POSITIVE_INFINITY");
            all.put(of + ".nan", "java.lang.Double.NaN");
        }
        for (String of : List.of("np", "numpy")) {
            all.put(of + ".std", "stdOfAll");
            all.put(of + ".var", "varOfAll");
            all.put(of + ".linalg", "Linalg");
        }
        for (String of : List.of("pd", "pandas")) {
            all.put(of + ".read_csv", "csv");
            all.put(of + ".read_json", "json");
            all.put(of + ".read_excel", "excel");
            all.put(of + ".DataFrame", "table");
        }
        all.put("math", "java.lang.Math");
        all.put("math.pi", "java.lang.Math.PI");
        all.put("math.e", "java.lang.Math.E");
        all.put("math.inf", "java.lang.Double.POSITIVE_INFINITY");
        all.put("random.random", "java.lang.Math.random");
        all.put("time.time", "himalia.PythonNames.time");
        for (String of : List.of("tqdm", "tqdm.tqdm", "tqdm.notebook.tqdm", "trange", "tqdm.trange")) {
            all.put(of, "progress");
        }
        all.put("plt.plot", "plot");
        all.put("torch.cuda", "Cuda");
        all.put("torch.linalg", "Linalg");
        ALL = Map.copyOf(all);
    }

    /// What NumPy, Keras and scikit-learn call arguments.
    static final Map<String, String> PARAMETERS =
            Map.of("axis", "dim", "keepdims", "keepdim", "learning_rate", "lr", "fill_value", "value");

    /// What is done in another way here.
    static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("Visdom", "live(\"loss\")"),
            Map.entry("viz", "live(\"loss\")"),
            Map.entry("title", "line(List.of(3, 2, 1)).title(\"loss\")"),
            Map.entry("xlabel", "line(List.of(3, 2, 1)).xLabel(\"step\")"),
            Map.entry("ylabel", "line(List.of(3, 2, 1)).yLabel(\"loss\")"),
            Map.entry("figure", "line(List.of(3, 2, 1)).size(400, 300)"),
            Map.entry("subplot", "grid(1, 2, line(List.of(3, 2, 1)), line(List.of(1, 2)))"),
            Map.entry("legend", "line(List.of(3, 2, 1), \"loss\").legend()"),
            Map.entry("xlim", "line(List.of(3, 2, 1)).xLim(0, 2)"),
            Map.entry("ylim", "line(List.of(3, 2, 1)).yLim(0, 3)"),
            Map.entry("DataFrame", "Table.create(DoubleColumn.create(\"a\", 1, 2))"),
            Map.entry("subplots", "grid(1, 2, line(List.of(3, 2, 1)), line(List.of(1, 2)))"),
            Map.entry("savefig", "line(List.of(3, 2, 1)).save(\"loss.png\")"));

    private ForeignNames() {}
}
