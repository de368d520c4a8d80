package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.ArrayList;
import java.util.List;

/// `%mavenRepo NAME URL`: where `%maven` looks, too. JBang's `//REPOS` is read as this.
final class MavenRepoMagic implements Magic {
    private final Maven maven;

    MavenRepoMagic(Maven maven) {
        this.maven = maven;
    }

    @Override
    public String name() {
        return "mavenRepo";
    }

    @Override
    public List<String> otherNames() {
        return List.of("addMavenRepo", "repos");
    }

    @Override
    public String usage() {
        return "%mavenRepo NAME URL";
    }

    @Override
    public String summary() {
        return "adds a repository in which %maven looks";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        List<String> words = new ArrayList<>();
        for (String word : call.rest().split("[\\s,()\"']+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            throw MagicFailure.wrongUse("%mavenRepo wants a name and an address.");
        }
        if (words.size() == 2
                && words.getFirst().indexOf('=') < 0
                && words.getFirst().indexOf(':') < 0) {
            maven.addRepository(words.get(0), words.get(1));
            return new CellResult.Done();
        }
        // `jitpack=https://jitpack.io` of JBang, or the address alone.
        for (String word : words) {
            int equals = word.indexOf('=');
            boolean named = equals > 0 && word.substring(0, equals).matches("[\\w.-]+");
            maven.addRepository(named ? word.substring(0, equals) : word, named ? word.substring(equals + 1) : word);
        }
        return new CellResult.Done();
    }
}
