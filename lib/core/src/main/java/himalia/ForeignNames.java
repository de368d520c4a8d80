package himalia;

import java.util.HashMap;
import java.util.List;
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
            "tf",
            "tf.keras",
            "tf.keras.layers",
            "tf.keras.models",
            "keras",
            "keras.layers",
            "keras.models",
            "layers");

    static final Map<String, String> ALL;

    static {
        Map<String, String> all = new HashMap<>();
        LEFT_OUT.forEach(prefix -> all.put(prefix, ""));
        for (String of : List.of("init", "nn.init", "torch.nn.init")) {
            all.put(of, "Init");
        }
        for (String of : List.of("nn", "torch.nn")) {
            all.put(of + ".L2Loss", "MSELoss");
        }
        for (String of : List.of("tf.keras", "keras", "tf.keras.models", "keras.models")) {
            all.put(of + ".Sequential", "himalia.train.Sequential");
        }
        for (String of : List.of("np", "numpy")) {
            all.put(of + ".array", "tensor");
            all.put(of + ".linalg", "Linalg");
        }
        for (String of : List.of("pd", "pandas")) {
            all.put(of + ".read_csv", "csv");
            all.put(of + ".read_json", "json");
            all.put(of + ".read_excel", "excel");
            all.put(of + ".DataFrame", "table");
        }
        for (String of : List.of("tf.keras.utils", "keras.utils")) {
            all.put(of, "");
        }
        all.put("plt.plot", "line");
        all.put("torch.cuda", "Cuda");
        all.put("torch.linalg", "Linalg");
        all.put("torch.from_numpy", "tensor");
        ALL = Map.copyOf(all);
    }

    private ForeignNames() {}
}
