package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `%classpath target/classes`: adds folders of classes, or jars, to what cells can use.
final class ClasspathMagic implements Magic {
    @Override
    public String name() {
        return "classpath";
    }

    @Override
    public String usage() {
        return "%classpath PATH...";
    }

    @Override
    public String summary() {
        return "adds folders of classes to the class path of the cells";
    }

    @Override
    @SuppressWarnings("OrphanedFormatString") // `%classpath` is no format
    public CellResult run(MagicCall call) throws MagicFailure {
        if (call.words().isEmpty()) {
            throw new MagicFailure("%classpath wants at least one folder, for example %classpath target/classes");
        }
        for (String word : call.words()) {
            Path path = Arguments.path(word);
            if (!Files.exists(path)) {
                throw new MagicFailure("%classpath: there is no " + path);
            }
            call.addToClassPath(path);
        }
        return new CellResult.Done();
    }

    @Override
    public List<String> complete(String typed) {
        return Arguments.files(typed, name -> name.endsWith(".jar"));
    }
}
