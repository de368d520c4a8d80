package himalia.train;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import himalia.tensor.io.Safetensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The weights of a model one after another, and in a file.
final class WeightFile {
    private final LayeredModel model;

    WeightFile(LayeredModel model) {
        if (!model.graph().isBuilt()) {
            throw new IllegalStateException(
                    "The model has no weights yet: nobody has said of which shape its examples are."
                            + "\nHint: new Dense(4).inputShape(2) as the first layer.");
        }
        this.model = model;
    }

    /// By layer and number or Keras' name: `dense/kernel`, `dense/bias`.
    Map<String, Tensor> weights() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (Step step : model.graph().steps()) {
            if (step.layer() != null) {
                List<Tensor> own = of(step.layer());
                for (int i = 0; i < own.size(); i++) {
                    all.putIfAbsent(step.name() + "/" + name(step.layer(), i), own.get(i));
                }
            }
        }
        return all;
    }

    private static String name(Module layer, int i) {
        if (layer instanceof Recurrent) {
            return List.of("kernel", "recurrent_kernel", "bias").get(i);
        }
        boolean kernel = layer instanceof Dense || layer instanceof Conv2D;
        return kernel ? i == 0 ? "kernel" : "bias" : Integer.toString(i);
    }

    private static List<Tensor> of(Module layer) {
        List<Tensor> own = new ArrayList<>();
        if (layer instanceof Layer ours) {
            own.addAll(ours.getWeights());
        } else {
            layer.parameters().forEach(p -> own.add(p.detach().clone()));
        }
        Summary.kept(layer).forEach(t -> own.add(t.clone()));
        return own;
    }

    void set(List<Tensor> weights) {
        int expected = weights().size();
        if (weights.size() != expected) {
            throw new IllegalArgumentException("setWeights: the model has " + expected + " weights, got "
                    + weights.size() + "\nHint: getWeights() shows which there are.");
        }
        int from = 0;
        for (Module layer : model.layers()) {
            List<Tensor> kept = Summary.kept(layer);
            int n = of(layer).size() - kept.size();
            List<Tensor> learned = weights.subList(from, from + n);
            if (layer instanceof Layer ours) {
                ours.setWeights(learned);
            } else {
                Weights.copy(layer.getClass().getSimpleName(), layer.parameters(), learned);
            }
            from += n;
            Weights.copy(layer.getClass().getSimpleName(), kept, weights.subList(from, from + kept.size()));
            from += kept.size();
        }
    }

    void save(String file) {
        Safetensors.save(file, weights());
    }

    void load(String file) {
        Map<String, Tensor> found = Safetensors.load(file);
        List<Tensor> all = new ArrayList<>();
        for (String name : weights().keySet()) {
            Tensor t = found.get(name);
            if (t == null) {
                throw new IllegalArgumentException("loadWeights: " + file + " has no " + name + ", only "
                        + found.keySet() + "\nHint: build the model as it was when its weights were saved.");
            }
            all.add(t);
        }
        set(all);
    }
}
