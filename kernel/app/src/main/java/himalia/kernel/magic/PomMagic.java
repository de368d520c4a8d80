package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `%loadFromPOM pom.xml`, or `%%loadFromPOM` over XML: the libraries of a `pom.xml`.
final class PomMagic implements Magic {
    private final Maven maven;
    private final Folder folder;

    PomMagic(Maven maven, Folder folder) {
        this.maven = maven;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "loadFromPOM";
    }

    @Override
    public List<String> otherNames() {
        return List.of("pom");
    }

    @Override
    public String usage() {
        return "%loadFromPOM FILE  or  %%loadFromPOM";
    }

    @Override
    public String summary() {
        return "adds the libraries of a pom.xml, or of the XML below it";
    }

    @Override
    public Form form() {
        return Form.BOTH;
    }

    @Override
    public CellResult run(MagicCall call) throws Exception {
        String xml;
        @Nullable Path file = null;
        if (call.body().isPresent()) {
            xml = call.body().get();
        } else {
            if (call.words().isEmpty()) {
                throw MagicFailure.wrongUse("%loadFromPOM wants a file.");
            }
            file = folder.path(call.words().getFirst());
            if (!Files.isRegularFile(file)) {
                throw new MagicFailure("%loadFromPOM: there is no file " + file);
            }
            xml = Files.readString(file);
        }
        return ClassPath.add(call, maven.resolvePom("%loadFromPOM", xml, file));
    }

    @Override
    public List<String> complete(String typed) {
        return folder.files(typed, name -> name.endsWith(".xml"));
    }
}
