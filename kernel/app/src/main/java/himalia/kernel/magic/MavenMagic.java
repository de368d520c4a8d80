package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.ArrayList;
import java.util.List;

/// `%maven GROUP:ARTIFACT:VERSION ...`: adds libraries, with all that they need. JBang's `//DEPS` and Kotlin's
/// `@file:DependsOn` are read as this, too.
final class MavenMagic implements Magic {
    private final Maven maven;

    MavenMagic(Maven maven) {
        this.maven = maven;
    }

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public List<String> otherNames() {
        return List.of("addMavenDependency", "addMavenDependencies", "deps");
    }

    @Override
    public String usage() {
        return "%maven GROUP:ARTIFACT:VERSION ...";
    }

    @Override
    public String summary() {
        return "adds libraries from Maven repositories, with all that they need";
    }

    @Override
    public CellResult run(MagicCall call) throws Exception {
        List<String> libraries = new ArrayList<>();
        for (String word : call.rest().split("[\\s,;()\"']+")) {
            if (!word.isEmpty()) {
                libraries.add(word);
            }
        }
        if (libraries.isEmpty()) {
            throw MagicFailure.wrongUse("%maven wants the coordinates of a library, for example "
                    + "%maven org.apache.commons:commons-csv:1.11.0");
        }
        return ClassPath.add(call, maven.resolve("%maven", libraries));
    }

    @Override
    public List<String> complete(String typed) {
        return LocalRepository.complete(typed.substring(Arguments.lastWord(typed)));
    }
}
