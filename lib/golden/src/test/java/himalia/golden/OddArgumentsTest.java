package himalia.golden;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import himalia.linalg.Linalg;
import himalia.nn.Functional;
import himalia.tensor.DType;
import himalia.tensor.Device;
import himalia.tensor.Index;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every public function of tensors, layers' functions and linear algebra with arguments that do not suit it: no
/// dimension, nothing in it, true and false, whole numbers, negative and far dimensions, other shapes. It answers, or
/// says what was wrong; never does Java's own exception come out.
class OddArgumentsTest {
    private static final int CALLS = 250;

    /// They change something that outlives the call, or need a hook, or wait.
    private static final Set<String> ELSEWHERE = Set.of(
            "manualSeed",
            "noGrad",
            "enableGrad",
            "stopOnNonFiniteLoss",
            "printOptions",
            "equals",
            "wait",
            "notify",
            "notifyAll");

    @TestFactory
    Stream<DynamicTest> no_exception_of_javas_own_comes_out() {
        return Stream.of(Tensor.class, Functional.class, Linalg.class)
                .flatMap(home -> functions(home).entrySet().stream()
                        .map(e -> dynamicTest(
                                home.getSimpleName() + "." + e.getKey(), () -> tryOut(e.getKey(), e.getValue()))));
    }

    private static Map<String, List<Method>> functions(Class<?> home) {
        return Arrays.stream(home.getMethods())
                .filter(m -> m.getDeclaringClass() != Object.class && !m.isBridge() && !ELSEWHERE.contains(m.getName()))
                .filter(m -> Arrays.stream(m.getParameterTypes()).allMatch(OddArgumentsTest::isKnown))
                .sorted(Comparator.comparing(Method::toString))
                .collect(Collectors.groupingBy(Method::getName, LinkedHashMap::new, Collectors.toList()));
    }

    private static void tryOut(String name, List<Method> overloads) {
        Random random = new Random(name.hashCode());
        PrintStream remarks = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        List<String> raw = new ArrayList<>();
        try {
            for (Method m : overloads) {
                int trials = m.getParameterCount() == 0 ? tensors().length : CALLS;
                for (int i = 0; i < trials; i++) {
                    Object receiver =
                            Modifier.isStatic(m.getModifiers()) ? null : tensors()[i % tensors().length].get();
                    Object[] arguments = Arrays.stream(m.getParameterTypes())
                            .map(type -> argument(type, random))
                            .toArray();
                    Throwable thrown = call(m, receiver, arguments);
                    if (thrown != null && Errors.isRaw(thrown)) {
                        raw.add(text(receiver) + "." + name + text(arguments) + ": " + thrown + " at "
                                + thrown.getStackTrace()[0]);
                    }
                }
            }
        } finally {
            System.setErr(remarks);
        }
        if (!raw.isEmpty()) {
            throw new AssertionError(raw.size() + " of Java's own exceptions, as:\n  "
                    + raw.stream().limit(4).collect(Collectors.joining("\n  ")));
        }
    }

    private static Throwable call(Method m, Object receiver, Object[] arguments) {
        try {
            m.invoke(receiver, arguments);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private interface Fresh {
        Tensor get();
    }

    private static Fresh[] tensors() {
        return new Fresh[] {
            () -> Tensor.tensor(1.5f),
            () -> Tensor.zeros(0),
            () -> Tensor.zeros(2, 0, 3),
            () -> Tensor.tensor(true, false),
            () -> Tensor.tensor(2L),
            () -> Tensor.tensor(1L, 0L, 2L),
            () -> Tensor.tensor("[[0, 1], [1, 0]]", DType.INT32),
            () -> Tensor.tensor("[3, 250]", DType.UINT8),
            () -> Tensor.tensor("[[1., 2., 3.], [4., 5., 6.]]"),
            () -> Tensor.tensor("[[2., 1.], [1., 3.]]"),
            () -> Tensor.tensor("[1.7, -3., nan]", DType.FLOAT64),
            () -> Tensor.ones(1, 2, 3, 4),
            () -> Tensor.ones(2, 3).requiresGrad_(),
            () -> Tensor.zeros(DType.INT64, 0),
            () -> Tensor.tensor("[-7, 9]"),
        };
    }

    private static boolean isKnown(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || type.isArray() && isKnown(type.getComponentType())
                || Set.of(
                                Tensor.class,
                                String.class,
                                Shape.class,
                                Integer.class,
                                Double.class,
                                Long.class,
                                Boolean.class,
                                Device.class,
                                Index.class)
                        .contains(type);
    }

    private static Object argument(Class<?> type, Random random) {
        if (type == Tensor.class) {
            return tensors()[random.nextInt(tensors().length)].get();
        } else if (type == int.class) {
            return pick(random, 0, 1, 2, -1, -5, 7, 3);
        } else if (type == long.class) {
            return pick(random, 0L, 1L, 2L, -1L, -5L, 7L);
        } else if (type == double.class) {
            return pick(random, 0., 1., 2., -1., 0.5, Double.NaN, Double.POSITIVE_INFINITY);
        } else if (type == float.class) {
            return pick(random, 0f, 1f, -1f, Float.NaN);
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == Integer.class) {
            return pick(random, null, 0, 1, -1, 7);
        } else if (type == Double.class) {
            return pick(random, null, 0., 0.5, -1.);
        } else if (type == Long.class) {
            return pick(random, null, 0L, 2L, -1L);
        } else if (type == Boolean.class) {
            return pick(random, null, true, false);
        } else if (type == String.class) {
            return pick(random, "mean", "sum", "x", "", "0", "1:", "ij,jk->ik", "constant", "linear", "fro");
        } else if (type == Shape.class) {
            return Shape.of(sizes(random, 0));
        } else if (type == int[].class) {
            return sizes(random, -5);
        } else if (type == Device.class) {
            return Tensor.zeros(1).device();
        } else if (type == Index.class) {
            return pick(
                    random,
                    Index.all(),
                    Index.at(0),
                    Index.at(9),
                    Index.newAxis(),
                    Index.slice(1, 5, 2),
                    Index.ellipsis(),
                    Index.at(Tensor.tensor(true, false)),
                    Index.at(Tensor.tensor(5L, 0L)));
        } else if (type.isEnum()) {
            return pick(random, type.getEnumConstants());
        }
        Object array = Array.newInstance(type.getComponentType(), random.nextInt(4));
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, argument(type.getComponentType(), random));
        }
        return array;
    }

    private static int[] sizes(Random random, int least) {
        return IntStream.range(0, random.nextInt(4))
                .map(i -> Math.max(least, pick(random, 0, 1, 2, 3, -1, -5, 4)))
                .toArray();
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... all) {
        return all[random.nextInt(all.length)];
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case Tensor t ->
                t.dtype() + t.shape().toString().replace("torch.Size(", "").replace(")", "");
            case Object[] a -> Arrays.stream(a).map(OddArgumentsTest::text).collect(Collectors.joining(", ", "(", ")"));
            case int[] a -> Arrays.toString(a);
            default -> value.toString();
        };
    }
}
