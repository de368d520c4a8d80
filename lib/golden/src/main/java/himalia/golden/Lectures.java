package himalia.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.golden.torch.Results;
import himalia.golden.torch.Session;
import himalia.golden.torch.Unmapped;
import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The programs of the lectures whose text the vector file does not hold, by name: their printed numbers step by step,
/// and their last weights.
final class Lectures {
    /// @param setup runs once
    /// @param step runs in every epoch and ends with what the program prints
    /// @param first the number of the first epoch
    private record Program(String setup, String step, int first) {}

    private static final String UPDATE = "; o.zero_grad(); cost.backward(); o.step()";
    private static final String LINE = "x = torch.tensor([[1.], [2.], [3.]]); y = torch.tensor([[2.], [4.], [6.]])";
    private static final String SAME = "x = torch.tensor([1., 2., 3.]); y = torch.tensor([1., 2., 3.])";
    private static final String PASSES =
            "x = torch.tensor([[1., 2.], [2., 3.], [3., 1.], [4., 3.], [5., 3.], [6., 2.]]);"
                    + "y = torch.tensor([[0.], [0.], [0.], [1.], [1.], [1.]])";
    private static final String NOISY =
            "noise = torch.zeros(1000, 1).normal_(0., 0.2); x = torch.zeros(1000, 1).uniform_(-10., 10.)";

    private static final Map<String, Program> ALL = new HashMap<>();

    static {
        ALL.put(
                "001_linear_1000",
                new Program(
                        LINE + "; W = torch.zeros(1).requires_grad_(); b = torch.zeros(1).requires_grad_();"
                                + "o = torch.optim.SGD([W, b], lr=0.01)",
                        "cost = ((x * W + b - y) ** 2).mean()" + UPDATE + "; [W, b, cost]",
                        1));
        ALL.put(
                "001_gd_manual",
                new Program(
                        SAME + "; W = torch.zeros(1)",
                        "cost = ((x * W - y) ** 2).mean(); out = [W.item(), cost.item()];"
                                + "W -= 0.1 * ((x * W - y) * x).sum(); out",
                        0));
        ALL.put(
                "001_gd_optim",
                new Program(
                        SAME + "; W = torch.zeros(1).requires_grad_(); o = torch.optim.SGD([W], lr=0.15)",
                        "cost = ((x * W - y) ** 2).mean(); out = [W.item(), cost.item()]" + UPDATE + "; out",
                        0));
        ALL.put(
                "001_multivariate_20",
                new Program(
                        "x = torch.tensor([[73., 80., 75.], [93., 88., 93.], [89., 91., 90.], [96., 98., 100.], [73., 66., 70.]]);"
                                + "y = torch.tensor([[152.], [185.], [180.], [196.], [142.]]);"
                                + "W = torch.zeros(3, 1).requires_grad_(); b = torch.zeros(1).requires_grad_();"
                                + "o = torch.optim.SGD([W, b], lr=1e-5)",
                        "h = x @ W + b; cost = ((h - y) ** 2).mean(); out = [h.detach(), cost.item()]" + UPDATE
                                + "; out",
                        0));
        ALL.put(
                "001_logistic_1000",
                new Program(
                        PASSES + "; W = torch.zeros(2, 1).requires_grad_(); b = torch.zeros(1).requires_grad_();"
                                + "o = torch.optim.SGD([W, b], lr=1.0)",
                        "cost = F.binary_cross_entropy(torch.sigmoid(x @ W + b), y)" + UPDATE + "; [cost]",
                        0));
        ALL.put(
                "001_binary_classifier_print",
                new Program(
                        "torch.manual_seed(1); " + PASSES + "; model = nn.Sequential(nn.Linear(2, 1), nn.Sigmoid());"
                                + "o = torch.optim.SGD(model.parameters(), lr=1.0)",
                        "h = model(x); cost = F.binary_cross_entropy(h, y);"
                                + "right = ((h >= 0.5).float() == y).float().mean()" + UPDATE + "; [cost, right * 100]",
                        0));
        ALL.put("002_linear_regression_lr.01", noisyLine("0.01"));
        ALL.put("002_linear_regression_lr1_as_printed", noisyLine("1.0"));
        ALL.put(
                "002_neural_network",
                new Program(
                        "torch.manual_seed(777); noise = torch.zeros(1000, 1).normal_(0., 0.5);"
                                + "x = torch.zeros(1000, 1).uniform_(-15., 15.); z = x + noise; y = 8 * z ** 2 + 7 * z + 3;"
                                + "model = nn.Sequential(nn.Linear(1, 10), nn.Sigmoid(), nn.Linear(10, 6), nn.Sigmoid(), nn.Linear(6, 1));"
                                + "o = torch.optim.SGD(model.parameters(), lr=0.001)",
                        "cost = nn.L1Loss()(model(x), y)" + UPDATE + "; [cost]",
                        0));
    }

    private Lectures() {}

    private static Program noisyLine(String rate) {
        return new Program(
                "torch.manual_seed(777); " + NOISY + "; y = 2 * (x + noise) + 3; model = nn.Linear(1, 1);"
                        + "o = torch.optim.SGD(model.parameters(), lr=" + rate + ")",
                "cost = nn.MSELoss()(model(x), y)" + UPDATE + "; [cost]",
                0);
    }

    static void check(String name, JsonObject p) {
        if (p.has("out0")) {
            convolutions(p);
            return;
        }
        Program program = ALL.get(name);
        if (program == null) {
            throw new Unmapped("program " + name, "the file holds no text for the program " + name);
        }
        Session python = new Session();
        python.run(program.setup);
        int epoch = program.first;
        for (String line : Vectors.text(p, "stdout").lines().toList()) {
            Matcher start =
                    Pattern.compile("^(?:Epoch *)?(\\d+)(?:/ *\\d+)? (.*)$").matcher(line);
            if (!start.matches()) {
                break; // what follows the steps
            }
            List<Object> shown = List.of();
            for (int printed = Integer.parseInt(start.group(1)); epoch <= printed; epoch++) {
                shown = Results.flat(python.run(program.step));
            }
            compare("step " + start.group(1), shown, start.group(2));
        }
        p.getAsJsonObject("final").entrySet().forEach(e -> last(python, e.getKey(), e.getValue()));
    }

    /// Ten steps of a network of three layers on random pictures.
    private static void convolutions(JsonObject p) {
        Session python = new Session();
        python.run("torch.manual_seed(777);"
                + "layer1 = nn.Sequential(nn.Conv2d(3, 64, 5), nn.ReLU(inplace=True), nn.MaxPool2d(2));"
                + "layer2 = nn.Sequential(nn.Conv2d(64, 30, 5), nn.ReLU(inplace=True), nn.MaxPool2d(2));"
                + "layer3 = nn.Sequential(nn.Linear(750, 10), nn.ReLU(inplace=True));"
                + "x = torch.rand(4, 3, 32, 32); y = torch.tensor([1, 3, 5, 7]);"
                + "parts = layer1.parameters() + layer2.parameters() + layer3.parameters();"
                + "o = torch.optim.SGD(parts, lr=0.05); loss = nn.CrossEntropyLoss()");
        String forward = "out = layer3(layer2(layer1(x)).view(4, -1))";
        Close.ASKED.tensor("first output", (Tensor) python.run(forward + "; out"), p.getAsJsonObject("out0"));
        for (JsonElement expected : p.getAsJsonArray("losses")) {
            Object cost = python.run(forward + "; cost = loss(out, y)" + UPDATE + "; cost.item()");
            Close.ASKED.number("loss", (Double) cost, expected.getAsDouble(), 1e-4);
        }
        p.getAsJsonObject("param_sums_after").entrySet().forEach(e -> {
            String[] path = e.getKey().split("\\.", 2);
            Module layer = (Module) python.run(path[0]);
            double sum = layer.namedParameters().get(path[1]).detach().sum().item();
            Close.ASKED.number("sum of " + e.getKey(), sum, e.getValue().getAsDouble(), 1e-2);
        });
    }

    /// The numbers of a printed line, each to the digits that are printed.
    private static void compare(String where, List<Object> shown, String line) {
        double[] ours = shown.stream()
                .flatMapToDouble(o -> o instanceof Tensor t
                        ? java.util.Arrays.stream(t.detach().toDoubleArray())
                        : java.util.stream.DoubleStream.of((Double) o))
                .toArray();
        Matcher number = Pattern.compile("(?<![\\w.])(-?\\d+\\.?(\\d*)(?:e[+-]\\d+)?|nan|inf)")
                .matcher(line);
        for (double value : ours) {
            if (!number.find()) {
                throw new Mismatch(where + ": more numbers than printed in " + line);
            }
            double expected =
                    Double.parseDouble(number.group(1).replace("nan", "NaN").replace("inf", "Infinity"));
            int digits = number.group(2) == null ? 0 : number.group(2).length();
            boolean same = Double.compare(value, expected) == 0
                    || Math.abs(value - expected) <= 0.6 * Math.pow(10, -digits) + 1e-3 * Math.abs(expected);
            if (!same) {
                throw new Mismatch(where + ": " + value + ", expected " + number.group(1) + " in " + line);
            }
        }
    }

    private static void last(Session python, String name, JsonElement expected) {
        boolean own = !name.contains(".") && Character.isUpperCase(name.charAt(0)) || name.equals("b");
        Tensor ours = own
                ? (Tensor) python.run(name)
                : ((Module) python.run("model")).namedParameters().get(name);
        Close.ASKED.tensor("last " + name, ours, Vectors.tensor(expected.getAsJsonObject()), 1e-2);
    }
}
