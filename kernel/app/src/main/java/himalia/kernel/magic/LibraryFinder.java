package himalia.kernel.magic;

import himalia.api.MagicFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the libraries that a POM asks for, as Maven does. It is a service of the jars beside those of the kernel: it
/// needs many, and they are loaded when the first library is asked for.
public interface LibraryFinder {
    /// @param pom      a whole `pom.xml`
    /// @param file     where it stands, for parents in folders above it; null if it is in no file
    /// @param progress is told what is fetched
    /// @throws MagicFailure if something is not found, in complete sentences
    Found find(String pom, @Nullable Path file, Progress progress) throws MagicFailure;

    /// The jar with the sources of a library, which comes to lie beside its own.
    ///
    /// @param pom  that by which the library was found
    /// @param file where it stands, as of [#find]
    /// @return empty if there is none
    /// @throws MagicFailure if the settings of Maven cannot be used
    default Optional<Path> sources(Library library, String pom, @Nullable Path file) throws MagicFailure {
        return Optional.empty();
    }

    /// @param libraries in the order of a class path
    /// @param tree      which of them brings which others, as Maven draws it
    record Found(List<Library> libraries, String tree) {
        public Found {
            libraries = List.copyOf(libraries);
        }
    }

    /// One file of a library.
    record Library(String group, String artifact, String version, Path file) {}

    /// Follows what is fetched; called by several threads.
    interface Progress {
        /// @param done  bytes that have come
        /// @param total bytes of the whole, -1 if nobody knows
        void fetching(String file, long done, long total);

        /// A file is there.
        void fetched(String file, long bytes);

        /// Whether nobody waits any more.
        boolean isCancelled();
    }
}
