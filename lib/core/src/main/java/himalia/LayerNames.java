package himalia;

import himalia.api.Usually;
import himalia.nn.Module;
import himalia.tensor.Tensor;
import himalia.train.Dense;
import himalia.train.Evaluation;
import himalia.train.Fit;
import himalia.train.History;
import himalia.train.Optimizers;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What PyTorch and Keras call differently about layers, optimizers and training. Cells find these functions where
/// nothing in sight fits, also behind the dot of their first argument. A Java program uses what each of them does.
public final class LayerNames {
    private LayerNames() {}

    /// `model.cuda()`.
    ///
    /// @throws IllegalStateException always: tensors live on the CPU
    public static Module cuda(Module model) {
        model.parameters().forEach(Tensor::cuda);
        return model;
    }

    /// `new Dense(4).inputDim(2)`: `inputShape(2)`.
    public static Module inputDim(Dense layer, int size) {
        return layer.inputShape(size);
    }

    /// Keras' `fit(x, y, validation_data=List.of(a, b))`: `fit(x, y).validation(a, b)`.
    ///
    /// @throws IllegalArgumentException if these are not two tensors, or a table and a column
    public static Fit validationData(Fit fit, List<?> inputsAndLabels) {
        if (inputsAndLabels.size() == 2) {
            Object inputs = inputsAndLabels.getFirst();
            Object labels = inputsAndLabels.getLast();
            if (inputs instanceof Table x && labels instanceof Column<?> y) {
                return fit.validation(x, y);
            }
            if (inputs instanceof Tensor x && labels instanceof Tensor y) {
                return fit.validation(x, y);
            }
        }
        String received = inputsAndLabels.stream()
                .map(one -> one.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "validationData: expected inputs and labels, as two tensors or as a table and "
                        + "a column. Received: List.of(" + received + ").\nHint: validationData=List.of(x, y)");
    }

    /// Keras' `new Dense(4).apply(x)`: `call(x)`.
    public static Tensor apply(Module layer, Tensor x) {
        return layer.call(x);
    }

    /// `model[0].weight`: the parameter of that name.
    ///
    /// @throws IllegalArgumentException if the layer has none
    public static Tensor weight(Module layer) {
        return parameter(layer, "weight");
    }

    /// `model[0].bias`: the parameter of that name.
    ///
    /// @throws IllegalArgumentException if the layer has none
    public static Tensor bias(Module layer) {
        return parameter(layer, "bias");
    }

    private static Tensor parameter(Module layer, String name) {
        Tensor found = layer.namedParameters().get(name);
        if (found == null) {
            throw new IllegalArgumentException("'" + layer.getClass().getSimpleName() + "' object has no attribute '"
                    + name + "'. Its parameters are " + layer.namedParameters().keySet() + ".");
        }
        return found;
    }

    /// Keras' `SGD(learning_rate=0.01)`: `Optimizers.sgd(0.01)`.
    public static Optimizers.Rule SGD(double lr) {
        return Optimizers.sgd(lr);
    }

    /// Keras' `SGD(learning_rate=0.01, momentum=0.9)`: `Optimizers.sgd(0.01, 0.9)`.
    public static Optimizers.Rule SGD(double lr, double momentum) {
        return Optimizers.sgd(lr, momentum);
    }

    /// Keras' `Adam(learning_rate=0.001)`: `Optimizers.adam(0.001)`.
    public static Optimizers.Rule Adam(@Usually("0.001") double lr) {
        return Optimizers.adam(lr);
    }

    /// Keras' `AdamW(learning_rate=0.001)`: `Optimizers.adamw(0.001, 0.004)`.
    public static Optimizers.Rule AdamW(double lr) {
        return Optimizers.adamw(lr, 0.004);
    }

    /// Keras' `Adamax(learning_rate=0.001)`: `Optimizers.adamax(0.001)`.
    public static Optimizers.Rule Adamax(double lr) {
        return Optimizers.adamax(lr);
    }

    /// Keras' `Nadam(learning_rate=0.001)`: `Optimizers.nadam(0.001)`.
    public static Optimizers.Rule Nadam(double lr) {
        return Optimizers.nadam(lr);
    }

    /// Keras' `RMSprop(learning_rate=0.001)`: `Optimizers.rmsprop(0.001)`.
    public static Optimizers.Rule RMSprop(double lr) {
        return Optimizers.rmsprop(lr);
    }

    /// Keras' `Adagrad(learning_rate=0.001)`: `Optimizers.adagrad(0.001)`.
    public static Optimizers.Rule Adagrad(double lr) {
        return Optimizers.adagrad(lr);
    }

    /// Keras' `Adadelta(learning_rate=0.001)`: `Optimizers.adadelta(0.001)`.
    public static Optimizers.Rule Adadelta(double lr) {
        return Optimizers.adadelta(lr);
    }

    /// Keras' `Input(shape=(2,))`, with `shape(2)` for the sizes.
    public static int[] shape(int... sizes) {
        return sizes.clone();
    }

    /// Keras' `evaluate(x, y, verbose=0)`: the numbers are only shown where they are asked for.
    public static Evaluation verbose(Evaluation numbers, int level) {
        return numbers;
    }

    /// `fit(x, y, epochs=2).run()`: with names for its arguments it has run already.
    public static History run(History history) {
        return history;
    }
}
