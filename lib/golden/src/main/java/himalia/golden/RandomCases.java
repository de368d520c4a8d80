package himalia.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.data.Subset;
import himalia.golden.torch.Results;
import himalia.golden.torch.Session;
import himalia.golden.torch.Unmapped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `rng.json`: what the generator gives after a seed, to the last bit (normal numbers in blocks of 16: within 3 units,
/// as PyTorch itself differs from machine to machine; the project's own vectors to the last bit, or unit in float64).
final class RandomCases {
    /// What a key of the file means as code; `$1`, `$2` ... are its numbers.
    private static final Map<String, String> CODE = new LinkedHashMap<>();

    static {
        String number = "(-?[\\d.]+)";
        CODE.put("rand(\\d+)", "torch.rand($1)");
        CODE.put("rand(\\d+)_f64", "torch.rand($1, dtype=torch.float64)");
        CODE.put("randn(\\d+)", "torch.randn($1)");
        CODE.put("randn(\\d+)_f64", "torch.randn($1, dtype=torch.float64)");
        CODE.put("randn(\\d+)_then_rand(\\d+)_then_randn(\\d+)", "[torch.randn($1), torch.rand($2), torch.randn($3)]");
        CODE.put("randperm(\\d+)", "torch.randperm($1)");
        CODE.put("randint_(\\d+)_(\\d+)_x(\\d+)", "torch.randint($1, $2, ($3,))");
        CODE.put("random_u32_x(\\d+)", "torch.randint(0, 2 ** 32 - 1, ($1,))");
        CODE.put("normal_" + number + "_" + number + "_x(\\d+)", "torch.zeros($3).normal_(float($1), float($2))");
        CODE.put("uniform_" + number + "_" + number + "_x(\\d+)", "torch.zeros($3).uniform_(float($1), float($2))");
        CODE.put("bernoulli_p" + number + "_x(\\d+)", "torch.bernoulli(torch.zeros($2).fill_($1))");
        CODE.put("bernoulli__" + number + "_x(\\d+)", "torch.zeros($2).bernoulli_($1)");
        CODE.put("dropout_" + number + "_ones(\\d+)", "F.dropout(torch.ones($2), $1)");
        CODE.put("multinomial_x(\\d+)", "torch.multinomial(torch.tensor([.1, .2, .3, .4]), $1, replacement=True)");
        CODE.put("exponential_x(\\d+)", "torch.zeros($1).exponential_()");
        CODE.put("Linear_(\\d+)_(\\d+)", "m = nn.Linear($1, $2); m");
        CODE.put("Conv2d_(\\d+)_(\\d+)_(\\d+)", "nn.Conv2d($1, $2, $3)");
        CODE.put("Embedding_(\\d+)_(\\d+)", "nn.Embedding($1, $2)");
        CODE.put("LSTM_(\\d+)_(\\d+)", "nn.LSTM($1, $2)");
        CODE.put(
                "Sequential_(\\d+)_(\\d+)_(\\d+)", "nn.Sequential(nn.Linear($1, $2), nn.Sigmoid(), nn.Linear($2, $3))");
        CODE.put(
                "DataLoader_(\\d+)_bs(\\d+)_shuffle_2epochs",
                "d = torch.utils.data.DataLoader(torch.arange($1), batch_size=$2, shuffle=True); [list(d), list(d)]");
        CODE.put(
                "random_split_(\\d+)_\\[([\\d,]+)\\]",
                "torch.utils.data.TensorDataset(torch.arange($1)).random_split([$2])");
    }

    private RandomCases() {}

    static Stream<Case> of(JsonObject file, Close close) {
        return file.getAsJsonObject("seeds").entrySet().stream()
                .flatMap(seed -> seed.getValue().getAsJsonObject().entrySet().stream()
                        .map(e -> new Case(
                                seed.getKey() + "/" + e.getKey(),
                                e.getKey(),
                                () -> check(seed.getKey(), e.getKey(), e.getValue(), close))));
    }

    private static void check(String seed, String key, JsonElement expected, Close close) {
        Session python = new Session();
        python.run("torch.manual_seed(" + seed + ")");
        Object made = python.run(code(key));
        boolean isBlock = key.startsWith("randn") && size(key) >= 16;
        int ulps = !isBlock ? 0 : !close.strict() ? 3 : key.endsWith("_f64") ? 1 : 0;
        Object values = made instanceof himalia.nn.Module m ? new ArrayList<>(m.parameters()) : made;
        Object drawn = values instanceof List<?> parts && parts.getFirst() instanceof Subset ? indices(parts) : values;
        Close.bits(key, drawn, flat(expected), ulps);
    }

    private static List<Object> indices(List<?> parts) {
        List<Object> all = new ArrayList<>();
        for (Object part : parts) {
            for (int index : ((Subset) part).indices()) {
                all.add((long) index);
            }
        }
        return all;
    }

    private static int size(String key) {
        return Integer.parseInt(key.replaceAll("^\\D+(\\d+).*$", "$1"));
    }

    private static String code(String key) {
        for (Map.Entry<String, String> e : CODE.entrySet()) {
            Matcher m = Pattern.compile(e.getKey()).matcher(key);
            if (m.matches()) {
                return m.replaceFirst(e.getValue());
            }
        }
        throw new Unmapped(key, "no code for the key " + key);
    }

    /// Parameters in the order of the file, which is that of PyTorch.
    private static List<Object> flat(JsonElement expected) {
        return Results.flat(Vectors.value(expected));
    }
}
