package himalia.playground;

import himalia.api.Frontend;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the cell that builds and trains the network of a playground, and gets its numbers.
final class CellWriter {
    private final Setup setup;
    private final int epochs;
    private final boolean bent;

    /// @param bent whether something was moved while the network learned, so that the cell cannot get its numbers
    CellWriter(Setup setup, int epochs, boolean bent) {
        this.setup = setup;
        this.epochs = epochs;
        this.bent = bent;
    }

    /// @throws IllegalArgumentException if there is no such style
    String in(String style) {
        return switch (style.toLowerCase(Locale.ROOT)) {
            case "pytorch", "torch" -> torch();
            case "keras" -> keras();
            default ->
                throw new IllegalArgumentException("playground: there is no style \"" + style
                        + "\" of code.\nHint: code(\"pytorch\") or code(\"keras\")");
        };
    }

    // ---- what both have

    private String points() {
        List<String> text = new ArrayList<>();
        if (bent) {
            text.add("// Something was moved while the network learned: this one learns by what is set now.");
        }
        text.add("var points = playground()" + data() + settings() + ".points();");
        text.add("");
        text.add("// what the network is told of a point");
        text.add("Tensor features(Tensor p) {");
        text.add("    Tensor x1 = p.narrow(1, 0, 1), x2 = p.narrow(1, 1, 1);");
        text.add("    return cat(List.of("
                + setup.features.stream().map(one -> one.code).collect(Collectors.joining(", ")) + "), 1);");
        text.add("}");
        text.add("Tensor X = features(points.xTrain()), Y = points.yTrain();");
        text.add("Tensor testX = features(points.xTest()), testY = points.yTest();");
        text.add("");
        return String.join("\n", text) + "\n";
    }

    private String data() {
        Setup.Own own = setup.own;
        if (own == null) {
            return ".data(\"" + setup.data + "\")";
        }
        List<String> words = new ArrayList<>();
        for (Object part : own.origin()) {
            words.add(part instanceof String column ? quoted(column) : nameOf(part, words.isEmpty() ? "X" : "y"));
        }
        return ".data(" + String.join(", ", words) + ")";
    }

    /// The variable of the cells that has this value.
    private static String nameOf(Object value, String otherwise) {
        return Frontend.current().variables().entrySet().stream()
                .filter(variable -> variable.getValue() == value)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(otherwise);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private String settings() {
        Setup usual = new Setup();
        String text = "";
        text += setup.noise == usual.noise ? "" : ".noise(" + setup.noise + ")";
        text += setup.share == usual.share ? "" : ".trainShare(" + setup.share + ")";
        text += setup.seed == usual.seed ? "" : ".seed(" + setup.seed + ")";
        return text;
    }

    // ---- PyTorch

    private String torch() {
        String layers = "";
        int in = setup.features.size();
        for (int out : setup.layers) {
            layers += "        new Linear(" + in + ", " + out + ")," + module() + "\n";
            in = out;
        }
        layers += "        new Linear(" + in + ", 1));\n";
        String penalty = switch (setup.penalty) {
            case "l1" -> penalty("abs()");
            case "l2" -> penalty("square()");
            default -> "";
        };
        return points()
                + "var net = new Sequential(\n" + layers
                + "manualSeed(" + setup.seed + ");\n"
                + "for (Module layer : net.children()) {\n"
                + "    if (layer instanceof Linear linear) {       // Glorot's start, as Keras has it\n"
                + "        Init.xavierUniform_(linear.weight.t());\n"
                + "        Init.zeros_(linear.bias);\n"
                + "    }\n"
                + "}\n\n"
                + "var optimizer = new SGD(net.parameters(), " + setup.lr + ");\n"
                + "var loader = new DataLoader(X, Y, " + setup.batchSize + ").shuffle(true);\n"
                + "for (int epoch = 1; epoch <= " + epochs + "; epoch++) {\n"
                + "    for (var batch : loader) {\n"
                + "        Tensor loss = binaryCrossEntropyWithLogits(net.call(batch.x()), batch.y());\n"
                + penalty
                + "        optimizer.zeroGrad();\n"
                + "        loss.backward();\n"
                + "        optimizer.step();\n"
                + "    }\n"
                + "}\n"
                + "println(\"train \" + binaryCrossEntropyWithLogits(net.call(X), Y).item());\n"
                + "println(\"test \" + binaryCrossEntropyWithLogits(net.call(testX), testY).item());";
    }

    private String module() {
        return switch (setup.activation) {
            case "tanh" -> " new Tanh(),";
            case "relu" -> " new ReLU(),";
            case "sigmoid" -> " new Sigmoid(),";
            default -> "";
        };
    }

    private String penalty(String size) {
        return "        for (Module layer : net.children()) {\n"
                + "            if (layer instanceof Linear linear) {\n"
                + "                loss = loss.add(linear.weight." + size + ".sum().mul(" + setup.penaltyRate + "));\n"
                + "            }\n"
                + "        }\n";
    }

    // ---- Keras

    private String keras() {
        StringBuilder layers = new StringBuilder();
        List<Integer> all = new ArrayList<>(setup.layers);
        all.add(1);
        for (int i = 0; i < all.size(); i++) {
            boolean last = i == all.size() - 1;
            layers.append("model.add(new Dense(")
                    .append(all.get(i))
                    .append(", \"")
                    .append(last ? "sigmoid" : setup.activation)
                    .append("\")")
                    .append(
                            setup.penalty.equals("none")
                                    ? ""
                                    : ".kernelRegularizer(Regularizers." + setup.penalty + "(" + setup.penaltyRate
                                            + "))")
                    .append(i == 0 ? ".inputShape(" + setup.features.size() + ")" : "")
                    .append(");\n");
        }
        return points()
                + "manualSeed(" + setup.seed + ");\n"
                + "var model = new Sequential();\n" + layers
                + "model.compile(Optimizers.sgd(" + setup.lr + "), \"binary_crossentropy\");\n"
                + "model.fit(X, Y).epochs(" + epochs + ").batchSize(" + setup.batchSize + ").verbose(0).run();\n"
                + "println(\"train \" + binaryCrossEntropy(model.predict(X), Y).item());\n"
                + "println(\"test \" + binaryCrossEntropy(model.predict(testX), testY).item());";
    }
}
