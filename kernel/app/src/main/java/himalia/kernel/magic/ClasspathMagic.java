package himalia.kernel.magic;

import himalia.kernel.cell.CellEngine;
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
    public void run(List<String> arguments, CellEngine engine) throws MagicFailure {
        if (arguments.isEmpty()) {
            throw new MagicFailure("%classpath wants at least one folder, for example %classpath target/classes");
        }
        for (String argument : arguments) {
            Path path = Path.of(argument).toAbsolutePath();
            if (!Files.exists(path)) {
                throw new MagicFailure("%classpath: there is no " + path);
            }
            engine.addToClassPath(path);
        }
    }
}
