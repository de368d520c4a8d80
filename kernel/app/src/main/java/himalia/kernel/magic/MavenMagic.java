package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `%maven GROUP:ARTIFACT:VERSION ...`: adds libraries, with all that they need. JBang's `//DEPS` and Kotlin's
/// `@file:DependsOn` are read as this, too.
final class MavenMagic implements Magic {
    /// Brackets and commas divide, but in a range of versions.
    private static final Pattern WORD = Pattern.compile("([^\\s,;()\"'\\[]|(?<=:)[\\[(][^\\s\\])\"']*[\\])])+");

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
        return "%maven GROUP:ARTIFACT:VERSION ... [--exclude GROUP:ARTIFACT]";
    }

    @Override
    public String summary() {
        return "adds libraries from Maven repositories, with all that they need";
    }

    @Override
    public Form form() {
        return Form.BOTH;
    }

    @Override
    public CellResult run(MagicCall call) throws Exception {
        List<String> libraries = new ArrayList<>();
        List<String> exclusions = new ArrayList<>();
        String text = Placeholders.fill(call, call.rest() + "\n" + call.body().orElse(""));
        Matcher words = WORD.matcher(text.replaceAll("(?m)(//|#).*$", ""));
        while (words.find()) {
            String word = words.group();
            if (word.matches("--exclude=.+")) {
                exclusions.add(word.substring(word.indexOf('=') + 1));
            } else if (word.equals("--exclude") || word.equals("-x")) {
                if (!words.find()) {
                    throw MagicFailure.wrongUse("%maven " + word + " wants GROUP:ARTIFACT.");
                }
                exclusions.add(words.group());
            } else {
                libraries.add(word);
            }
        }
        if (libraries.isEmpty()) {
            throw MagicFailure.wrongUse("%maven wants the coordinates of a library, for example "
                    + "%maven org.apache.commons:commons-csv:1.11.0");
        }
        return ClassPath.add(call, maven.resolve("%maven", libraries, exclusions));
    }

    @Override
    public List<String> complete(String typed) {
        return LocalRepository.complete(typed.substring(Arguments.lastWord(typed)));
    }
}
