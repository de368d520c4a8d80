package himalia.data;

import himalia.tensor.Tensor;

/// Examples and their targets in two parts: one to learn from, one to judge with.
///
/// ```java
/// var parts = trainTestSplit(x, y, 0.2, true, 42);
/// model.fit(parts.xTrain(), parts.yTrain());
/// ```
///
/// @param xTrain the examples to learn from
/// @param xTest the examples kept away from learning
/// @param yTrain the targets of `xTrain`
/// @param yTest the targets of `xTest`
public record TensorSplit(Tensor xTrain, Tensor xTest, Tensor yTrain, Tensor yTest) {}
