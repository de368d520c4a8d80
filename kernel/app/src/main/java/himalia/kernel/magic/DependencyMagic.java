package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Closest;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.List;

/// `%dependency /add GROUP:ARTIFACT:VERSION`, then `%dependency /resolve`: as in rapaio's kernel.
final class DependencyMagic implements Magic {
    private final Maven maven;

    DependencyMagic(Maven maven) {
        this.maven = maven;
    }

    @Override
    public String name() {
        return "dependency";
    }

    @Override
    public String usage() {
        return "%dependency /add GROUP:ARTIFACT:VERSION | /resolve | /list | /repo NAME URL";
    }

    @Override
    public String summary() {
        return "notes libraries, and adds them all with /resolve";
    }

    @Override
    public CellResult run(MagicCall call) throws Exception {
        List<String> words = MagicCall.words(Placeholders.fill(call, call.rest())).stream()
                .filter(word -> !word.startsWith("--"))
                .toList();
        String command = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        switch (command) {
            case "/add" -> {
                if (rest.isEmpty()) {
                    throw MagicFailure.wrongUse("%dependency /add wants the coordinates of a library.");
                }
                rest.forEach(maven::add);
            }
            case "/resolve" -> {
                return ClassPath.add(call, maven.resolvePending("%dependency /resolve"));
            }
            case "/list", "/list-dependencies" -> maven.pending().forEach(System.out::println);
            case "/repo", "/add-repo" -> {
                if (rest.size() < 2) {
                    throw MagicFailure.wrongUse("%dependency /repo wants a name and an address.");
                }
                maven.addRepository(rest.get(0), rest.get(1));
            }
            default ->
                throw MagicFailure.wrongUse("%dependency wants /add, /resolve, /list or /repo, not `" + command + "`."
                        + Closest.question(command, List.of("/add", "/resolve", "/list", "/repo")));
        }
        return new CellResult.Done();
    }

    @Override
    public List<String> complete(String typed) {
        return typed.matches("\\S*")
                ? Arguments.matching(typed, List.of("/add", "/resolve", "/list", "/repo"))
                : LocalRepository.complete(typed.substring(Arguments.lastWord(typed)));
    }
}
