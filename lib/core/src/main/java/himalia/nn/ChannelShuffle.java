package himalia.nn;

import himalia.tensor.Tensor;

/// Mixes the channels of groups, so that groups hear of each other. Zhang and others, 2017.
public class ChannelShuffle extends Module {
    private final int groups;

    /// @param groups how many groups
    public ChannelShuffle(int groups) {
        this.groups = groups;
    }

    @Override
    public Tensor forward(Tensor x) {
        return Functional.channelShuffle(x, groups);
    }

    @Override
    protected String extraRepr() {
        return "groups=" + groups;
    }
}
