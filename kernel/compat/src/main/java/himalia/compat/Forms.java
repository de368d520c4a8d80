package himalia.compat;

import himalia.api.Display;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.api.Renderer;
import java.util.function.BiConsumer;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// What the renderers of the other kernels have in common.
public final class Forms {
    private Forms() {}

    /// Has values of a type shown by what puts their forms somewhere.
    public static <T> void register(Class<T> type, BiConsumer<T, DisplayData> rendering) {
        Frontend.current().register(new Renderer<T>() {
            @Override
            public Class<T> type() {
                return type;
            }

            @Override
            public MimeBundle render(T value) {
                DisplayData out = new DisplayData();
                rendering.accept(value, out);
                MimeBundle bundle = out.toBundle();
                return bundle.data().containsKey(MimeBundle.TEXT)
                        ? bundle
                        : bundle.with(MimeBundle.TEXT, String.valueOf(value));
            }
        });
    }

    /// Some forms of a value, and its text.
    public static MimeBundle only(Object value, String... types) {
        MimeBundle all = Display.render(value);
        MimeBundle some = all.only(MimeBundle.TEXT);
        for (String type : types) {
            Object form = all.data().get(type);
            some = form == null ? some : some.with(type, form);
        }
        return some;
    }
}
