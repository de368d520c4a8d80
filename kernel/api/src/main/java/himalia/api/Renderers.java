package himalia.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The renderers found on a class path, and the rule by which one is chosen.
///
/// `null` and values without a renderer are shown as text; arrays as `[1, 2, 3]`, with what they hold.
public final class Renderers {
    /// A renderer, and its type.
    private record Known<T>(Class<T> type, Renderer<T> renderer) {
        static <T> Known<T> of(Renderer<T> renderer) {
            return new Known<>(Objects.requireNonNull(renderer.type(), "its type() is null"), renderer);
        }

        MimeBundle render(Object value) {
            return Objects.requireNonNull(
                    renderer.render(type.cast(value)),
                    () -> "render() of " + renderer.getClass().getName() + " gave null");
        }

        @Nullable
        String text(Object value) {
            return renderer.text(type.cast(value));
        }
    }

    /// A renderer that is made, and asked for its type, with the first value and never again: one that fails or does
    /// not end then must not cost the values of the others.
    private static final class Offer {
        private final Supplier<? extends Renderer<?>> source;
        private volatile boolean asked;
        private volatile @Nullable Known<?> known;

        Offer(Supplier<? extends Renderer<?>> source) {
            this.source = source;
        }

        @Nullable
        Known<?> known() {
            if (!asked) {
                asked = true;
                try {
                    known = Known.of(source.get());
                } catch (Exception | ServiceConfigurationError | LinkageError | AssertionError | StackOverflowError e) {
                    complain(String.valueOf(e.getMessage()));
                }
            }
            return known;
        }
    }

    private final List<Offer> renderers;

    private Renderers(List<Offer> renderers) {
        this.renderers = List.copyOf(renderers);
    }

    /// The renderers that a class loader offers; a broken one is left out, the others go on.
    public static Renderers find(ClassLoader loader) {
        List<Offer> found = new ArrayList<>();
        for (Supplier<? extends Renderer<?>> one : offered(loader)) {
            found.add(new Offer(one));
        }
        return new Renderers(found);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a renderer is of some type
    private static List<Supplier<? extends Renderer<?>>> offered(ClassLoader loader) {
        return (List) Services.offered(Renderer.class, loader, Renderers::complain);
    }

    private static void complain(String why) {
        System.err.println("A renderer could not be loaded: " + why);
    }

    /// These renderers and one more, which wins over those of the same type.
    public Renderers with(Renderer<?> renderer) {
        List<Offer> more = new ArrayList<>(List.of(new Offer(() -> renderer)));
        more.addAll(renderers);
        return new Renderers(more);
    }

    /// All forms of a value.
    public MimeBundle render(Object value) {
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value == null) {
            return MimeBundle.text("null");
        }
        Known<?> best = best(value);
        if (best != null) {
            return best.render(value);
        }
        String printed = printed(value);
        return MimeBundle.text(printed == null ? text(value) : printed);
    }

    /// What a print shows of a value: the text that its renderer gives, also within lists and maps.
    ///
    /// @return null where that is the value's own `toString()`
    public @Nullable String printed(Object value) {
        return new NestedText(item -> {
                    Known<?> best = best(item);
                    return best == null ? null : best.text(item);
                })
                .of(value);
    }

    private @Nullable Known<?> best(Object value) {
        Known<?> best = null;
        for (Offer offer : renderers) {
            Known<?> candidate = offer.known();
            if (candidate == null) {
                continue;
            }
            if (candidate.type().isInstance(value) && (best == null || isNarrower(candidate.type(), best.type()))) {
                best = candidate;
            }
        }
        return best;
    }

    private static boolean isNarrower(Class<?> type, Class<?> than) {
        return type != than && than.isAssignableFrom(type);
    }

    /// The text of a value without a renderer.
    ///
    /// Collections that hold each other, of which Java itself knows no end, are written as far as they are new:
    ///
    /// ```java
    /// List<Object> a = new ArrayList<>(), b = new ArrayList<>();
    /// a.add(b);
    /// b.add(a);
    /// Renderers.text(a)   // [[(this List)]]
    /// ```
    public static String text(Object value) {
        if (value instanceof BaseStream<?, ?> stream) {
            String kind = kind(stream);
            String end = kind.endsWith(" Stream") ? ".toList()" : ".toArray()";
            return kind + ", of which nothing is computed yet.\nHint: `" + end + "` behind it shows what is in it.";
        }
        try {
            if (value == null || !value.getClass().isArray()) {
                return Objects.toString(String.valueOf(value)); // a toString() may give null, too
            }
            String wrapped = Arrays.deepToString(new Object[] {value});
            return wrapped.substring(1, wrapped.length() - 1);
        } catch (StackOverflowError endless) {
            if (CyclicText.concerns(value)) {
                return new CyclicText().of(value);
            }
            throw endless;
        }
    }

    /// Their own names are those of classes inside the JDK.
    private static String kind(BaseStream<?, ?> stream) {
        return switch (stream) {
            case IntStream ints -> "An IntStream";
            case LongStream longs -> "A LongStream";
            case DoubleStream doubles -> "A DoubleStream";
            default -> "A Stream";
        };
    }
}
