package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.api.Timing;
import himalia.kernel.cell.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `%timeit x.matmul(y)`, or `%%timeit` over a cell: how long it takes on average, over as many rounds as it needs.
///
/// The lines become the body of a loop in a cell of their own, so that what they declare is theirs, and the compiler of
/// the VM sees a loop as in any program. In the cell form the first line is run before each loop and not timed.
final class TimeitMagic implements Magic {
    /// The slowest run may be so many times slower than the fastest before that is worth a line.
    private static final double UNEVEN = 4;

    /// A declaration of a variable that begins a statement, in lines whose brackets are empty.
    private static final Pattern DECLARED = Pattern.compile(
            "(?:^|[;}])\\s*(?:final\\s+)?(?!return\\b|throw\\b|new\\b|else\\b|yield\\b)"
                    + "[\\p{L}_$][\\p{L}\\p{N}_$.]*(?:<[^;=]*>)?(?:\\[\\s*])*\\s+([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*(?:=(?!=)|;)");

    /// Below a microsecond every run is uneven.
    private static final double SHORT = 1e-6;

    @Override
    public String name() {
        return "timeit";
    }

    @Override
    public String usage() {
        return "%timeit [-n LOOPS] [-r RUNS] [-p DIGITS] [-q] [-o] JAVA  or  %%timeit [...] [JAVA]";
    }

    @Override
    public String summary() {
        return "repeats a line, or the lines below it, and says how long one round takes on average";
    }

    @Override
    public Form form() {
        return Form.BOTH;
    }

    @Override
    public int javaStart(String rest) {
        try {
            return Options.of(rest).java();
        } catch (MagicFailure unfinished) {
            return -1;
        }
    }

    @Override
    public List<String> complete(String typed) {
        return List.of("-n", "-r", "-p", "-q", "-o").stream()
                .filter(option -> option.startsWith(typed.substring(Arguments.lastWord(typed))))
                .toList();
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        Options options = Options.of(call.rest());
        String line = call.rest().substring(options.java());
        String setup = call.body().isPresent() ? line : "";
        String code = call.body().orElse(line).strip();
        if (code.isEmpty()) {
            throw MagicFailure.wrongUse("%timeit wants a line of Java, for example %timeit Math.sqrt(2)");
        }
        CellResult result = new CellResult.Done();
        for (String round : rounds(code)) {
            result = call.run(measure(call, options, setup, round));
            if (!isRejected(result)) {
                break;
            }
        }
        if (isRejected(result)) {
            return asWritten(call, options, setup);
        }
        if (!(result instanceof CellResult.Value(Timing timing))) {
            return result;
        }
        if (!options.quiet()) {
            if (timing.best() > 0 && timing.worst() > UNEVEN * timing.best() && timing.worst() > SHORT) {
                System.out.printf(
                        "The slowest run took %.2f times as long as the fastest: something else was going on, too.%n",
                        timing.worst() / timing.best());
            }
            System.out.println(timing.toString(options.digits()));
            note(timing).ifPresent(System.out::println);
        }
        return options.result() ? result : new CellResult.Done();
    }

    /// What should be known of times that say nothing.
    static Optional<String> note(Timing timing) {
        if (timing.mean() * timing.loops() < Timing.CLOCK) {
            return Optional.of("That is less than the clock can tell apart: more loops, or no -n, measure it.");
        }
        return timing.mean() < Timing.LEAST
                ? Optional.of(
                        "That is as little as a loop takes that does nothing: the value is known beforehand, or the"
                                + " compiler of the VM\nhas left out what nobody uses. Hint: let the last line be the value.")
                : Optional.empty();
    }

    private static String measure(MagicCall call, Options options, String setup, String round) {
        return call.inPlace("himalia.api.Timing.measure(" + options.loops() + "L, " + options.runs() + ", times$ -> {"
                + (setup.isBlank() ? "" : setup + ";")
                + "long start$ = java.lang.System.nanoTime(); for (long i$ = 0; i$ < times$; i$++) {"
                + "himalia.api.Timing.anew(); " + round
                + "} return java.lang.System.nanoTime() - start$; })");
    }

    /// What the lines may be: an expression, whose value must be taken from the loop; statements, of which the
    /// variables must be, if they have a value by then; or statements and an expression, as in a cell. javac knows.
    private static List<String> rounds(String code) {
        String open = code;
        while (open.endsWith(";")) {
            open = open.substring(0, open.length() - 1).strip();
        }
        int last = Math.max(open.lastIndexOf('\n'), Math.max(open.lastIndexOf(';'), open.lastIndexOf('}'))) + 1;
        List<String> rounds = new ArrayList<>();
        rounds.add(taken(open));
        String variables = variables(code);
        if (!variables.isEmpty()) {
            rounds.add(code + "\n;" + variables);
        }
        rounds.add(code + "\n;");
        rounds.add(open.substring(0, last) + taken(open.substring(last)));
        return rounds;
    }

    /// Takes what the lines have declared outside of all brackets.
    private static String variables(String code) {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        for (char c : Mask.of(code).toCharArray()) {
            depth -= "})]".indexOf(c) >= 0 ? 1 : 0;
            outside.append(depth > 0 ? ' ' : c);
            depth += "{([".indexOf(c) >= 0 ? 1 : 0;
        }
        return DECLARED.matcher(outside)
                .results()
                .map(found -> taken(found.group(1)))
                .distinct()
                .collect(Collectors.joining());
    }

    /// The line may end with a comment.
    private static String taken(String expression) {
        return "himalia.api.Timing.take(" + expression + "\n);";
    }

    private static boolean isRejected(CellResult result) {
        return result instanceof CellResult.Failure failure && failure.name().equals("CompilationError");
    }

    /// The error as the lines would have it in a cell. Nothing of them runs.
    private static CellResult asWritten(MagicCall call, Options options, String setup) throws MagicFailure {
        String place = call.inPlace("");
        String code;
        if (call.body().isEmpty()) {
            code = place + " ".repeat(options.java()) + call.rest().substring(options.java());
        } else {
            code = place + call.body().get();
            if (!setup.isBlank()) {
                // Its own line is the one above.
                code = code.substring(0, place.length() - 1 - setup.length()) + setup.strip() + ";\n"
                        + call.body().get();
            }
        }
        if (call.plain(code) instanceof CellResult.Failure error) {
            return error;
        }
        throw new MagicFailure("%timeit repeats expressions and statements, and this is something else."
                + "\nHint: imports, methods and classes belong into a cell of their own above.");
    }

    /// @param loops  rounds in a run, 0 for as many as need be
    /// @param quiet  whether to say nothing
    /// @param result whether to give the times as a value
    /// @param java   where the arguments are no options any more
    private record Options(long loops, int runs, int digits, boolean quiet, boolean result, int java) {
        static Options of(String rest) throws MagicFailure {
            long loops = 0;
            int runs = Timing.RUNS;
            int digits = 3;
            boolean quiet = false;
            boolean result = false;
            int at = 0;
            while (rest.startsWith("-", at) && at + 1 < rest.length() && Character.isLetter(rest.charAt(at + 1))) {
                char option = rest.charAt(at + 1);
                int end = wordEnd(rest, at);
                String value = rest.substring(at + 2, end);
                boolean wantsNumber = "nrp".indexOf(option) >= 0;
                if (wantsNumber && value.isEmpty()) {
                    int start = skipBlanks(rest, end);
                    end = wordEnd(rest, start);
                    value = rest.substring(start, end);
                }
                switch (option) {
                    case 'n' -> loops = number("-n", value);
                    case 'r' -> runs = number("-r", value);
                    case 'p' -> digits = number("-p", value);
                    case 'q' -> quiet = true;
                    case 'o' -> result = true;
                    default ->
                        throw new MagicFailure("%timeit has no option " + rest.substring(at, end)
                                + ".\nHint: the options are -n LOOPS, -r RUNS, -p DIGITS, -q (say nothing) and"
                                + " -o (give the times as a value).");
                }
                at = skipBlanks(rest, end);
            }
            return new Options(loops, runs, digits, quiet, result, at);
        }

        private static int wordEnd(String text, int from) {
            int at = from;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at;
        }

        private static int skipBlanks(String text, int from) {
            int at = from;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at;
        }

        private static int number(String option, String value) throws MagicFailure {
            if (!value.matches("[1-9]\\d{0,8}")) {
                throw new MagicFailure("%timeit: " + option + " wants a number from 1 on, not `" + value + "`");
            }
            return Integer.parseInt(value);
        }
    }
}
