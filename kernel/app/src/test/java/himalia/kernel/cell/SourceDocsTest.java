package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDocsTest {
    @TempDir
    Path folder;

    private SourceDocs docs;

    @BeforeEach
    void a_library_with_its_sources() throws IOException {
        Path place = Files.createDirectories(folder.resolve("META-INF/sources/shop"));
        Files.writeString(place.resolve("Cart.java"), """
                package shop;

                /// Things to buy, see [Till].
                public final class Cart {
                    /// An empty cart.
                    public Cart() {}

                    /// Adds `count` things, **at once**:
                    ///
                    /// ```java
                    /// cart.add("tea", 2)   // a < b
                    /// ```
                    ///
                    /// @param name of shape `[n, 2]`
                    public Cart add(String name, int count) {
                        return this;
                    }

                    /// Adds one thing.
                    @Deprecated
                    public Cart add(String name) {
                        return this;
                    }

                    /// Adds what is listed.
                    public <T> Cart add(
                            java.util.List<T> names, double... weights) {
                        return this;
                    }
                }
                """);
        docs = new SourceDocs(new URLClassLoader(new URL[] {folder.toUri().toURL()}, null));
    }

    @Test
    void a_type_has_its_comment() {
        assertThat(docs.of("shop.Cart").orElseThrow().text()).isEqualTo("Things to buy, see Till.");
    }

    @Test
    void overloads_are_told_apart_by_their_types() {
        assertThat(text("Cart shop.Cart.add(String)")).isEqualTo("Adds one thing.");
        assertThat(text("Cart shop.Cart.add(String name, int count)")).startsWith("Adds `count` things");
        assertThat(text("Cart shop.Cart.add(java.util.List<T> names, double... weights)"))
                .isEqualTo("Adds what is listed.");
        assertThat(text("shop.Cart.Cart()")).isEqualTo("An empty cart.");
    }

    @Test
    void a_page_shows_code_and_escapes_it() {
        String html = docs.of("Cart shop.Cart.add(String name, int count)")
                .orElseThrow()
                .html();
        assertThat(html)
                .contains("<p>Adds <code>count</code> things, <b>at once</b>:</p>")
                .contains("<pre>cart.add(\"tea\", 2)   // a &lt; b\n</pre>")
                .contains("<b>Parameter</b> name of shape <code>[n, 2]</code>");
    }

    @Test
    void what_has_no_source_has_no_comment() {
        assertThat(docs.of("shop.Till")).isEmpty();
        assertThat(docs.of("int shop.Cart.price()")).isEmpty();
        assertThat(docs.of("")).isEmpty();
    }

    private String text(String signature) {
        return docs.of(signature).orElseThrow().text();
    }
}
