package himalia.tensor;

import static himalia.tensor.Tensor.number;

import himalia.nn.Functional;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The cases of creation, arithmetic, views, indexing, casts and losses.
final class CoreCases {
    private CoreCases() {}

    static void add(Map<String, GoldenCase.Op> ops) {
        ops.put("zeros", c -> c.has("dtype") ? Tensor.zeros(c.dtype(), c.sizes()) : Tensor.zeros(c.sizes()));
        ops.put("ones", c -> c.has("dtype") ? Tensor.ones(c.dtype(), c.sizes()) : Tensor.ones(c.sizes()));
        ops.put("arange", c -> c.size() == 1 ? Tensor.arange(c.i(0)) : Tensor.arange(c.i(0), c.i(1), c.i(2)));
        ops.put("zeros_like", c -> Tensor.zerosLike(c.t(0)));
        ops.put("ones_like", c -> Tensor.onesLike(c.t(0)));
        ops.put("tensor", c -> Tensor.tensor(c.args.get(0).toString()));
        ops.put("FloatTensor", c -> Tensor.tensor(c.args.get(0).toString()).toFloat());
        ops.put("clone", c -> c.t(0).clone());
        ops.put("detach", c -> c.t(0).detach());
        for (String op : List.of("add", "promote_add")) {
            ops.put(op, c -> c.t(0).add(c.t(1)));
        }
        ops.put("add_scalar", c -> c.t(0).add(1));
        ops.put("radd", c -> number(1L).sub(c.t(0)));
        ops.put("rdiv", c -> number(1L).div(c.t(0)));
        ops.put("rpow", c -> number(2L).pow(c.t(0)));
        for (String op : List.of("sub", "bool_sub")) {
            ops.put(op, c -> c.t(0).sub(c.t(1)));
        }
        ops.put("mul", c -> c.t(0).mul(c.t(1)));
        for (String op : List.of("div", "promote_div", "true_divide_int")) {
            ops.put(op, c -> c.t(0).div(c.t(1)));
        }
        ops.put("pow", c -> c.t(0).pow(c.t(1)));
        for (String op : List.of("neg", "neg_bool")) {
            ops.put(op, c -> c.t(0).neg());
        }
        ops.put("gt", c -> c.t(0).gt(c.t(1)));
        ops.put("ge", c -> c.t(0).ge(c.t(1)));
        ops.put("lt", c -> c.t(0).lt(c.t(1)));
        ops.put("le", c -> c.t(0).le(c.t(1)));
        ops.put("eq", c -> c.t(0).eq(c.t(1)));
        ops.put("ne", c -> c.t(0).ne(c.t(1)));
        ops.put("exp", c -> c.t(0).exp());
        ops.put("log", c -> c.t(0).log());
        ops.put("sqrt", c -> c.t(0).sqrt());
        ops.put("abs", c -> c.t(0).abs());
        ops.put("tanh", c -> c.t(0).tanh());
        ops.put("sigmoid", c -> c.t(0).sigmoid());
        ops.put("relu", c -> c.t(0).relu());
        ops.put("sum", c -> c.reduce(true));
        ops.put("mean", c -> c.reduce(false));
        ops.put("max", c -> c.t(0).max());
        ops.put("min", c -> c.t(0).min());
        ops.put("max_dim", c -> c.t(0).max(c.i(1), c.keepdim()));
        ops.put("min_dim", c -> c.t(0).min(c.i(1), c.keepdim()));
        ops.put("argmax", c -> c.size() == 1 ? c.t(0).argmax() : c.t(0).argmax(c.i(1), c.keepdim()));
        ops.put("argmin", c -> c.size() == 1 ? c.t(0).argmin() : c.t(0).argmin(c.i(1), c.keepdim()));
        ops.put("view", c -> c.t(0).view(c.expr.contains("6, 4") ? new int[] {6, 4} : new int[] {-1, 3}));
        ops.put("view_noncontig", c -> c.t(0).t().view(-1));
        ops.put("reshape", c -> c.t(0).reshape(c.sizes()));
        ops.put("reshape_noncontig", c -> c.t(0).t().reshape(-1));
        ops.put("squeeze", c -> c.t(0).squeeze());
        ops.put("squeeze_dim", c -> c.t(0).squeeze(c.i(1)));
        ops.put("unsqueeze", c -> c.t(0).unsqueeze(c.i(1)));
        ops.put("permute", c -> c.t(0).permute(c.expr.contains("-1") ? -1 : 2, 0, 1));
        ops.put("transpose", c -> c.t(0).transpose(c.i(1), c.i(2)));
        ops.put("t", c -> c.t(0).t());
        ops.put(
                "expand",
                c -> c.t(0).expand(
                                c.expr.contains("(3)")
                                        ? new int[] {3}
                                        : c.expr.contains("-1") ? new int[] {2, -1, 4} : new int[] {2, 3}));
        ops.put("cat", c -> Tensor.cat(c.expr.contains(", 1") ? 1 : 0, c.list()));
        ops.put("stack", c -> Tensor.stack(c.expr.contains(", 1") ? 1 : 0, c.list()));
        ops.put("narrow", c -> c.t(0).narrow(c.i(1), c.i(2), c.i(3)));
        ops.put("select", c -> c.t(0).select(c.i(1), c.i(2)));
        ops.put("contiguous", c -> c.t(0).t().contiguous());
        ops.put("getitem", c -> c.t(0).get(c.index()));
        ops.put("setitem", c -> {
            Tensor x = c.t(0).clone();
            return c.value instanceof Tensor v ? x.set(c.index(), v) : x.set(c.index(), (Double) c.value);
        });
        ops.put("where", c -> Tensor.where(c.t(0), c.t(1), c.t(2)));
        ops.put(
                "where_scalar",
                c -> Tensor.where(c.t(0).gt(0), c.t(0), number(0.1).mul(c.t(0))));
        ops.put("equal", c -> Tensor.tensor(c.t(0).equal(c.t(1))));
        for (String op : List.of("matmul", "mv", "bmm", "dot")) {
            ops.put(op, c -> c.t(0).matmul(c.t(1)));
        }
        ops.put("linear", c -> Functional.linear(c.t(0), c.t(1), c.size() > 2 ? c.t(2) : null));
        ops.put(
                "to",
                c -> c.t(0).to(DType.valueOf(c.args.get(1)
                        .getAsJsonObject()
                        .get("dtype")
                        .getAsString()
                        .toUpperCase(Locale.ROOT))));
        ops.put("to_grad", c -> c.t(0).toFloat());
        ops.put("float_method", c -> c.t(0).toFloat());
        ops.put("double_method", c -> c.t(0).toDouble());
        ops.put("long_method", c -> c.t(0).toLong());
        ops.put("int_method", c -> c.t(0).toInt());
        ops.put("bool_method", c -> c.t(0).toBool());
        ops.put("uint8_wrap", c -> c.t(0).add(c.t(1)));
        ops.put("uint8_neg", c -> c.t(0).sub(5));
        ops.put("int32_wrap", c -> c.t(0).add(1));
        ops.put("promote_scalar_int", c -> c.t(0).add(1));
        ops.put("promote_scalar_float", c -> c.t(0).add(1.5));
        ops.put("promote_0d_f64", c -> c.t(0).add(Tensor.tensor(1.5).toDouble()));
        ops.put("promote_0d_i64", c -> c.t(0).add(Tensor.tensor(2L)));
        ops.put("promote_mul_bool", c -> {
            Tensor yes = Tensor.tensor(true);
            yes.isNumber = true;
            return c.t(0).mul(yes);
        });
        ops.put("bool_mean", c -> c.t(0).toFloat().mean());
        ops.put("add_", c -> c.t(0).add_(1.5));
        ops.put("sub_", c -> c.t(0).sub_(1.5));
        ops.put("mul_", c -> c.t(0).mul_(2));
        ops.put("div_", c -> c.t(0).div_(2));
        ops.put("zero_", c -> c.t(0).zero_());
        ops.put("fill_", c -> c.t(0).fill_(3));
        ops.put("iadd", c -> c.t(0).add_(1));
        ops.put("copy_", c -> c.t(0).copy_(Tensor.ones(3)));
        for (String op : List.of("add_broadcast_", "iadd_broadcast_error")) {
            ops.put(op, c -> c.t(0).add_(c.t(1)));
        }
        ops.put("add_int_float_", c -> c.t(0).add_(1.5));
        ops.put("iadd_view", c -> c.t(0).get(0).add_(10));
        ops.put("inplace_nonleaf", c -> c.t(0).mul(2).add_(1).mul_(3));
        ops.put("chain", c -> c.t(0).pow(2).sum(1, true).add(c.t(0)).tanh().mean());
        ops.put("reuse", c -> c.t(0).mul(c.t(0)).add(c.t(0)));
        ops.put("double_use", c -> c.t(0).matmul(c.t(1)).sigmoid().matmul(c.t(1).t()));
        ops.put("numel", c -> (long) c.t(0).numel());
        ops.put("dim", c -> (long) c.t(0).dim());
        ops.put("mse_loss", c -> Functional.mseLoss(c.t(0), c.t(1), c.reduction()));
        ops.put("l1_loss", c -> Functional.l1Loss(c.t(0), c.t(1), c.reduction()));
        ops.put("bce", c -> Functional.binaryCrossEntropy(c.t(0), c.t(1), c.reduction()));
    }
}
