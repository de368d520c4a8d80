package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What a recurrent layer leaves: an output for every step, and the state after the last one.
///
/// @param output `[length, n, directions * hidden]`
/// @param hidden `[layers * directions, n, hidden]`
/// @param cell the same of the memory of an [LSTM]; `null` for others
public record RecurrentResult(
        Tensor output, Tensor hidden, @Nullable Tensor cell) {}
