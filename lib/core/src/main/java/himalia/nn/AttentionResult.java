package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What [MultiheadAttention] leaves.
///
/// @param output `[length, n, embed]`, or with the batch first
/// @param weights how much each output listened to each input, the mean of the heads `[n, length, sources]`; `null` if
///     not asked for
public record AttentionResult(Tensor output, @Nullable Tensor weights) {}
