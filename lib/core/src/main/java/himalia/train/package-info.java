/// Keras in Java: `compile`, `fit`, `evaluate`, `predict`, `summary`.
///
/// ```java
/// var model = new Sequential(
///     new Dense(4, "sigmoid").inputShape(2),
///     new Dense(5, "sigmoid"),
///     new Dense(1, "sigmoid"));
/// model.summary();
/// model.compile(Optimizers.sgd(0.5), "binary_crossentropy", "binary_accuracy");
/// var history = model.fit(X, Y).epochs(2000).batchSize(4).run();
/// model.predict(X)
/// ```
///
/// **Names.** A cell knows [himalia.train.Sequential] without an import; it is PyTorch's list of modules, too.
/// [himalia.train.LSTM] and [himalia.train.GRU] have the names of something else that cells know (`himalia.nn.LSTM`
/// ...): import them singly. Layers without numbers of their own to start - `Dropout`, `Flatten`, `ReLU`, `Embedding`
/// ... - are those of `himalia.nn`, which stand beside [Dense] and [Conv2D] in one model; so can any module of your
/// own.
///
/// **Numbers.** From given weights and with shuffling off, losses follow Keras' epoch by epoch. Keras' first weights
/// come from a generator of its own and cannot be had for the same seed: ours have the same distribution (Glorot
/// uniform, biases 0) and follow `manualSeed`. The order of the rows in an epoch follows `manualSeed`, too, as that of
/// a shuffled [himalia.data.DataLoader].
///
/// **Plan, then run.** [Model#fit] only makes a plan; `run()` - or showing the plan as a cell's last value - starts it.
/// A plan that is left lying is started by the end of its cell, which says so; in a program it is told of by the next
/// `fit`, `evaluate` or `predict`.
package himalia.train;
