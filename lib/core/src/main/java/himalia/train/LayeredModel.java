package himalia.train;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a [Model] is made of: its layers, their summary and their weights.
public abstract sealed class LayeredModel extends Module permits Model {
    private final boolean sequential;
    private String title;
    private List<Module> layers = List.of();
    private Graph graph;

    /// A stack that is still empty.
    LayeredModel() {
        sequential = true;
        title = "sequential";
        graph = Graph.unbuilt(List.of());
    }

    LayeredModel(Graph graph) {
        sequential = false;
        title = "functional";
        this.graph = graph;
        layers = layersOf(graph);
    }

    final void join(List<? extends Symbol> inputs, List<? extends Symbol> outputs) {
        graph = Graph.between(inputs, outputs);
        layers = layersOf(graph);
    }

    final void unbuilt(List<Module> stack) {
        graph = Graph.unbuilt(stack);
        layers = layersOf(graph);
    }

    private static List<Module> layersOf(Graph graph) {
        return graph.steps().stream()
                .map(Step::layer)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    final Graph graph() {
        return graph;
    }

    final boolean isSequential() {
        return sequential;
    }

    final void title(String name) {
        title = name;
    }

    /// Prints the layers with output shapes and parameters, as Keras does.
    public void summary() {
        System.out.print(summaryText());
    }

    /// What [#summary()] prints.
    public String summaryText() {
        return Summary.of(title, isSequential(), graph.steps());
    }

    /// How many numbers the model has, learned or not.
    public long countParams() {
        return layers.stream().mapToLong(Summary::all).sum();
    }

    /// The layers in their order.
    public List<Module> layers() {
        return layers;
    }

    /// A layer by the name that `summary` shows.
    ///
    /// @throws IllegalArgumentException if there is none; the message names the nearest
    public Module layer(String name) {
        return graph.steps().stream()
                .filter(step -> step.layer() != null && step.name().equals(name))
                .findFirst()
                .map(Step::layer)
                .orElseThrow(() -> Names.unknown(
                        "layer", name, graph.steps().stream().map(Step::name).toList()));
    }

    /// All weights in Keras' order and layout, as copies.
    public List<Tensor> getWeights() {
        List<Tensor> all = new ArrayList<>();
        new WeightFile(this).weights().values().forEach(all::add);
        return all;
    }

    /// Writes over all weights.
    ///
    /// @param weights as [#getWeights()] gives them
    /// @throws IllegalArgumentException if their number or shapes differ
    public void setWeights(List<Tensor> weights) {
        new WeightFile(this).set(weights);
    }

    /// Writes all weights to a safetensors file, under names such as `dense_1/kernel`.
    public void saveWeights(String file) {
        new WeightFile(this).save(file);
    }

    /// Reads all weights from a file of [#saveWeights(String)].
    ///
    /// @throws IllegalArgumentException if they do not fit this model
    public void loadWeights(String file) {
        new WeightFile(this).load(file);
    }
}
