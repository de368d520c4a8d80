package himalia.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The renderers found on a class path, and the rule by which one is chosen.
///
/// `null` and values without a renderer are shown as text; arrays as `[1, 2, 3]`, with what they hold.
public final class Renderers {
    private final List<Renderer<?>> renderers;

    private Renderers(List<Renderer<?>> renderers) {
        this.renderers = List.copyOf(renderers);
    }

    /// The renderers that a class loader offers; a broken one is left out, the others go on.
    public static Renderers find(ClassLoader loader) {
        List<Renderer<?>> found = new ArrayList<>();
        Services.find(Renderer.class, loader, why -> System.err.println("A renderer could not be loaded: " + why))
                .forEach(found::add);
        return new Renderers(found);
    }

    /// These renderers and one more, which wins over those of the same type.
    public Renderers with(Renderer<?> renderer) {
        List<Renderer<?>> more = new ArrayList<>(List.of(renderer));
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
        Renderer<?> best = best(value);
        if (best != null) {
            return render(best, value);
        }
        String printed = printed(value);
        return MimeBundle.text(printed == null ? text(value) : printed);
    }

    /// What a print shows of a value: the text that its renderer gives, also within lists and maps.
    ///
    /// @return null where that is the value's own `toString()`
    public @Nullable String printed(Object value) {
        return new NestedText(item -> {
                    Renderer<?> best = best(item);
                    return best == null ? null : text(best, item);
                })
                .of(value);
    }

    private @Nullable Renderer<?> best(Object value) {
        Renderer<?> best = null;
        for (Renderer<?> candidate : renderers) {
            if (candidate.type().isInstance(value) && (best == null || isNarrower(candidate.type(), best.type()))) {
                best = candidate;
            }
        }
        return best;
    }

    private static <T> @Nullable String text(Renderer<T> renderer, Object value) {
        return renderer.text(renderer.type().cast(value));
    }

    private static boolean isNarrower(Class<?> type, Class<?> than) {
        return type != than && than.isAssignableFrom(type);
    }

    private static <T> MimeBundle render(Renderer<T> renderer, Object value) {
        return renderer.render(renderer.type().cast(value));
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
                return String.valueOf(value);
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
