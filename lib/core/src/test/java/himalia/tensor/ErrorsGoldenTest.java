package himalia.tensor;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.nn.Linear;
import himalia.optim.SGD;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Errors begin as PyTorch's do.
class ErrorsGoldenTest {
    private static final Map<String, ThrowingCallable> CODE = new HashMap<>();

    static {
        CODE.put("torch.zeros(2, 3) @ torch.zeros(2, 3)", () -> zeros(2, 3).matmul(zeros(2, 3)));
        CODE.put("torch.zeros(3).dot(torch.zeros(2))", () -> zeros(3).matmul(zeros(2)));
        CODE.put("torch.zeros(2, 3) + torch.zeros(2)", () -> zeros(2, 3).add(zeros(2)));
        CODE.put("torch.ones(2).sum().backward()", () -> ones(2).sum().backward());
        CODE.put(
                "w = torch.ones(2, requires_grad=True); w.mul_(2)",
                () -> ones(2).requiresGrad_().mul_(2));
        CODE.put("w = torch.ones(2, requires_grad=True); l = (w * w).sum(); l.backward(); l.backward()", () -> {
            Tensor w = ones(2).requiresGrad_();
            Tensor l = w.mul(w).sum();
            l.backward();
            l.backward();
        });
        CODE.put("torch.zeros(2, 3).t().view(6)", () -> zeros(2, 3).t().view(6));
        CODE.put("torch.zeros(6).view(-1, 4)", () -> zeros(6).view(-1, 4));
        CODE.put("torch.zeros(6).view(-1, -1)", () -> zeros(6).view(-1, -1));
        CODE.put("torch.zeros(2, 3).sum(dim=2)", () -> zeros(2, 3).sum(2));
        CODE.put("torch.zeros(2, 3).transpose(0, 5)", () -> zeros(2, 3).transpose(0, 5));
        CODE.put("torch.zeros(2, 3).permute(0)", () -> zeros(2, 3).permute(0));
        CODE.put("torch.cat([torch.zeros(2, 3), torch.zeros(2, 2)])", () -> cat(zeros(2, 3), zeros(2, 2)));
        CODE.put("torch.cat([torch.zeros(2), torch.zeros(2, 2)])", () -> cat(zeros(2), zeros(2, 2)));
        CODE.put("torch.cat([])", () -> cat());
        CODE.put("torch.stack([torch.zeros(2), torch.zeros(3)])", () -> stack(zeros(2), zeros(3)));
        CODE.put("torch.zeros(3)[1.5]", () -> zeros(3).get("1.5"));
        CODE.put("torch.tensor([1, 2], requires_grad=True)", () -> tensor(1, 2).requiresGrad_());
        CODE.put("torch.tensor([[1, 2], [3]])", () -> tensor("[[1, 2], [3]]"));
        CODE.put("torch.zeros(2, 3).squeeze(5)", () -> zeros(2, 3).squeeze(5));
        CODE.put("torch.zeros(2, 3).expand(3, 3)", () -> zeros(2, 3).expand(3, 3));
        CODE.put("torch.arange(0, 5, -1)", () -> arange(0, 5, -1));
        CODE.put(
                "torch.zeros(2).long() @ torch.zeros(2)",
                () -> zeros(2).toLong().matmul(zeros(2)));
        CODE.put("torch.zeros(3).add_(torch.zeros(2, 3))", () -> zeros(3).add_(zeros(2, 3)));
        CODE.put("nn.Linear(2, 1)(torch.zeros(3, 3))", () -> new Linear(2, 1).forward(zeros(3, 3)));
        CODE.put("nn.Linear(2, 1)(torch.zeros(2).long())", () -> new Linear(2, 1).forward(zeros(2).toLong()));
        CODE.put(
                "torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=-1)",
                () -> new SGD(new Linear(1, 1).parameters(), -1));
        CODE.put(
                "torch.optim.SGD([torch.zeros(2, requires_grad=True) * 1], lr=.1)",
                () -> new SGD(List.of(zeros(2).requiresGrad_().mul(1)), .1));
        CODE.put(
                "torch.where(torch.tensor([True]), torch.zeros(2), torch.zeros(3))",
                () -> where(tensor(true), zeros(2), zeros(3)));
        CODE.put("torch.max(torch.tensor([]))", () -> tensor("[]").max());
        CODE.put("torch.argmax(torch.tensor([]))", () -> tensor("[]").argmax());
        CODE.put("torch.zeros(2, 3).max(5)", () -> zeros(2, 3).max(5));
        CODE.put(
                "torch.tensor([True]) - torch.tensor([True])",
                () -> tensor("[True]").sub(tensor("[True]")));
        CODE.put("torch.ones(2)[0:2:-1]", () -> ones(2).get("0:2:-1"));
        CODE.put("torch.normal(0., -1., (2,))", () -> zeros(2).normal_(0, -1));
        CODE.put(
                "torch.tensor([1], dtype=torch.int64) // torch.tensor([0], dtype=torch.int64)",
                () -> tensor("[1]").floorDivide(tensor("[0]")));
        CODE.put(
                "torch.einsum('ij,jk->ik', torch.zeros(2, 3), torch.zeros(2, 3))",
                () -> Tensor.einsum("ij,jk->ik", zeros(2, 3), zeros(2, 3)));
        CODE.put("torch.bernoulli(torch.tensor([1.5]))", () -> Tensor.bernoulli(tensor("[1.5]")));
        CODE.put(
                "torch.multinomial(torch.tensor([0., 0.]), 1)", () -> Tensor.multinomial(tensor("[0., 0.]"), 1, false));
        CODE.put("torch.zeros(3).topk(5)", () -> zeros(3).topk(5));
        CODE.put("torch.dist(torch.zeros(2), torch.zeros(3))", () -> zeros(2).dist(zeros(3)));
        CODE.put("nn.Dropout(1.5)", () -> zeros(3).dropout(1.5, true));
        CODE.put(
                "nn.Conv2d(3, 4, 3)(torch.zeros(1, 1, 8, 8))",
                () -> zeros(1, 1, 8, 8).conv2d(zeros(4, 3, 3, 3), null));
        CODE.put(
                "nn.Conv2d(1, 4, 3)(torch.zeros(1, 1, 2, 2))",
                () -> zeros(1, 1, 2, 2).conv2d(zeros(4, 1, 3, 3), null));
        CODE.put("nn.Conv2d(1, 4, 3)(torch.zeros(8, 8))", () -> zeros(8, 8).conv2d(zeros(4, 1, 3, 3), null));
        CODE.put(
                "nn.MaxPool2d(2)(torch.zeros(1, 1, 1, 1))",
                () -> zeros(1, 1, 1, 1).maxPool2d(2));
        CODE.put("torch.zeros(2, 3).narrow(0, 1, 5)", () -> zeros(2, 3).narrow(0, 1, 5));
    }

    @TestFactory
    Stream<DynamicTest> begin_as_pytorchs() {
        return Golden.cases("errors")
                .filter(c -> CODE.containsKey(c.get("code").getAsString()))
                .map(c -> DynamicTest.dynamicTest(
                        c.get("code").getAsString(),
                        () -> assertThatThrownBy(CODE.get(c.get("code").getAsString()))
                                .hasMessageStartingWith(sentence(c.getAsJsonObject("error")
                                        .get("message")
                                        .getAsString()))));
    }

    /// Where PyTorch names the value it got, ours may stand in other brackets.
    private static String sentence(String message) {
        return message.replaceAll(" \\(got float\\)$| *\\(Could this error.*$", "");
    }

    @TestFactory
    Stream<DynamicTest> every_code_is_in_the_file() {
        List<String> known =
                Golden.cases("errors").map(c -> c.get("code").getAsString()).toList();
        return CODE.keySet().stream()
                .map(code -> DynamicTest.dynamicTest(
                        code,
                        () -> org.assertj.core.api.Assertions.assertThat(known).contains(code)));
    }
}
