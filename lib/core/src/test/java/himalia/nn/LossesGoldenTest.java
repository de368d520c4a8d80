package himalia.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import himalia.tensor.Golden;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every loss beside PyTorch's, with its gradients.
class LossesGoldenTest {
    @TestFactory
    Stream<DynamicTest> agree_with_pytorch() {
        return Golden.cases("losses")
                .map(c -> DynamicTest.dynamicTest(c.get("id").getAsString(), () -> check(c)));
    }

    private static void check(JsonObject c) {
        List<Tensor> args =
                Golden.stream(c.getAsJsonArray("args")).map(Golden::argument).toList();
        if (c.has("error")) {
            String message = c.getAsJsonObject("error").get("message").getAsString();
            assertThatThrownBy(() -> loss(c, args)).hasMessageStartingWith(message);
            return;
        }
        Tensor out = loss(c, args);
        Golden.assertSame("loss", out, c.getAsJsonArray("out").get(0).getAsJsonObject());
        if (!c.has("grad_out")) {
            return;
        }
        out.backward(Golden.tensor(c.getAsJsonArray("grad_out").get(0).getAsJsonObject()));
        JsonArray grads = c.getAsJsonArray("grads");
        List<Tensor> asking = args.stream().filter(Tensor::requiresGrad).toList();
        for (int i = 0; i < grads.size(); i++) {
            if (grads.get(i).isJsonNull()) {
                assertThat(asking.get(i).grad()).as("gradient " + i).isNull();
            } else {
                Golden.assertSame(
                        "gradient " + i, asking.get(i).grad(), grads.get(i).getAsJsonObject());
            }
        }
    }

    private static Tensor loss(JsonObject c, List<Tensor> args) {
        JsonObject named = c.has("kwargs") ? c.getAsJsonObject("kwargs") : new JsonObject();
        String reduction = named.has("reduction") ? named.get("reduction").getAsString() : "mean";
        Reduction r = Reduction.valueOf(reduction.toUpperCase(Locale.ROOT));
        Tensor weight = named.has("weight") ? Golden.argument(named.get("weight")) : null;
        Tensor posWeight = named.has("pos_weight") ? Golden.argument(named.get("pos_weight")) : null;
        double smoothing =
                named.has("label_smoothing") ? named.get("label_smoothing").getAsDouble() : 0;
        Tensor x = args.get(0);
        Tensor t = args.get(1);
        Tensor third = args.size() > 2 ? args.get(2) : null;
        return switch (c.get("fn").getAsString()) {
            case "F.mse_loss" -> new MSELoss(r).forward(x, t);
            case "F.l1_loss" -> new L1Loss(r).forward(x, t);
            case "F.smooth_l1_loss" -> new SmoothL1Loss(r).forward(x, t);
            case "F.huber_loss" -> new HuberLoss(r).forward(x, t);
            case "F.binary_cross_entropy" -> Functional.binaryCrossEntropy(x, t, third, r);
            case "F.binary_cross_entropy_with_logits" ->
                new BCEWithLogitsLoss(r).weight(weight).posWeight(posWeight).forward(x, t);
            case "F.cross_entropy" ->
                new CrossEntropyLoss(r).weight(weight).labelSmoothing(smoothing).forward(x, t);
            case "F.nll_loss" -> new NLLLoss(r).weight(weight).forward(x, t);
            case "F.kl_div" -> new KLDivLoss(r).forward(x, t);
            case "F.hinge_embedding_loss" -> new HingeEmbeddingLoss(r).forward(x, t);
            case "F.soft_margin_loss" -> new SoftMarginLoss(r).forward(x, t);
            case "F.multi_margin_loss" -> new MultiMarginLoss(r).forward(x, t);
            case "F.margin_ranking_loss" -> Functional.marginRankingLoss(x, t, third, r);
            case "F.cosine_embedding_loss" -> Functional.cosineEmbeddingLoss(x, t, third, r);
            case "F.triplet_margin_loss" -> Functional.tripletMarginLoss(x, t, third, r);
            case "F.poisson_nll_loss" -> Functional.poissonNllLoss(x, t, r);
            case "F.gaussian_nll_loss" -> Functional.gaussianNllLoss(x, t, third, r);
            default -> throw new AssertionError(c.get("fn"));
        };
    }
}
