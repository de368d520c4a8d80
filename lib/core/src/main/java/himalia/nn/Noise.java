package himalia.nn;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.Arrays;

/// What is drawn while a network learns: dropout and slopes.
final class Noise {
    private Noise() {}

    static Tensor dropped(DropoutLayer layer, Tensor input, boolean training) {
        return layer.train(training).forward(input);
    }

    static Tensor gumbelSoftmax(Tensor logits, double tau, boolean hard, int dim) {
        Tensor noise = Tensor.zeros(logits.dtype(), logits.shape().toArray())
                .exponential_(1)
                .log()
                .neg();
        Tensor soft = logits.add(noise).div(tau).softmax(dim);
        if (!hard) {
            return soft;
        }
        Tensor best = soft.detach().argmax(dim, true);
        Tensor ones = Tensor.zeros(logits.dtype(), logits.shape().toArray()).scatter(dim, best, 1.0);
        return ones.sub(soft.detach()).add(soft);
    }

    static Tensor rrelu(Tensor x, double lower, double upper, boolean training) {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("Lower bound should be less than or equal to the upper bound: got lower "
                    + lower + " and upper " + upper);
        }
        if (!training) {
            return x.leakyRelu((lower + upper) / 2);
        }
        Tensor below = x.detach().le(0);
        // PyTorch draws only for what is not positive, in float64
        int many = (int) below.sum().item();
        Tensor drawn = Tensor.zeros(DType.FLOAT64, many).uniform_(lower, upper).to(x.dtype());
        Tensor slopes = Tensor.ones(x.dtype(), x.shape().toArray());
        return x.mul(many == 0 ? slopes : slopes.maskedScatter(below, drawn));
    }

    /// Drops whole channels of an input with so many dimensions after them.
    static Tensor featureDropout(Module layer, Tensor x, double p, int dims) {
        boolean single = x.dim() == dims + 1 && dims != 2;
        if (x.dim() != dims + 2 && !single) {
            throw new LayerShapeException(
                    "dropout" + dims + "d: expected a " + (dims + 2) + "-dimensional input",
                    "`" + layer.name() + "` got " + Texts.shape(x),
                    "Dropout drops single elements of any shape.");
        }
        Tensor batch = single ? x.unsqueeze(0) : x;
        Tensor y = batch.mul(channels(batch).dropout(p, true));
        return single ? y.squeeze(0) : y;
    }

    /// A one for each channel.
    static Tensor channels(Tensor x) {
        int[] shape = new int[x.dim()];
        Arrays.fill(shape, 1);
        shape[0] = x.size(0);
        shape[1] = x.size(1);
        return Tensor.ones(x.dtype(), shape);
    }

    /// Drops to the lowest value of selu, and corrects mean and variance; `ones` is written over.
    static Tensor alphaDropout(Tensor x, Tensor ones, double p) {
        double alpha = 1.7580993408473766;
        if (p == 1) {
            return x.mul(0);
        }
        Tensor keep = ones.bernoulli_(1 - p);
        double a = 1 / Math.sqrt((alpha * alpha * p + 1) * (1 - p));
        Tensor shift = keep.sub(1).mul(alpha * a).add(alpha * a * p);
        return x.mul(keep.mul(a)).add(shift);
    }
}
