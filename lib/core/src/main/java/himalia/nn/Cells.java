package himalia.nn;

import himalia.tensor.Tensor;

/// One step of the recurrent layers, given what input and state say to the gates.
final class Cells {
    private Cells() {}

    static Tensor rnn(Tensor fromInput, Tensor fromState, String nonlinearity) {
        Tensor both = fromInput.add(fromState);
        return nonlinearity.equals("relu") ? both.relu() : both.tanh();
    }

    static Tensor gru(Tensor fromInput, Tensor fromState, Tensor hidden) {
        Tensor[] x = fromInput.chunk(3, -1);
        Tensor[] h = fromState.chunk(3, -1);
        Tensor reset = x[0].add(h[0]).sigmoid();
        Tensor update = x[1].add(h[1]).sigmoid();
        Tensor fresh = x[2].add(reset.mul(h[2])).tanh();
        return fresh.add(update.mul(hidden.sub(fresh)));
    }

    /// Hidden state and memory.
    static Tensor[] lstm(Tensor fromInput, Tensor fromState, Tensor cell) {
        Tensor[] gates = fromInput.add(fromState).chunk(4, -1);
        Tensor next = gates[1].sigmoid().mul(cell).add(gates[0].sigmoid().mul(gates[2].tanh()));
        return new Tensor[] {gates[3].sigmoid().mul(next.tanh()), next};
    }
}
