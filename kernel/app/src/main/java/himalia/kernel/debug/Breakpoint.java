package himalia.kernel.debug;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Fields;

/// What a front end wants at a line of a cell.
///
/// @param id        by which the front end is told that it is hit
/// @param condition an expression that must be true, or empty
/// @param hits      how often the line must have been reached: `3`, `> 3`, `% 3`, or empty
/// @param log       what is printed in place of a stop, with expressions in braces, or empty
record Breakpoint(int id, int line, String condition, String hits, String log) {
    static Breakpoint read(Fields in) throws BadMessage {
        return new Breakpoint(
                0,
                in.integer("line", 1),
                in.string("condition", "").strip(),
                in.string("hitCondition", "").strip(),
                in.string("logMessage", ""));
    }

    /// The same at another line.
    Breakpoint at(int other, int known) {
        return new Breakpoint(known, other, condition, hits, log);
    }

    /// Whether the line has been reached often enough.
    boolean isHit(int times) {
        String digits = hits.replaceAll("[^0-9]", "");
        if (digits.isEmpty() || digits.length() > 9) {
            return true;
        }
        int n = Integer.parseInt(digits);
        String sign = hits.replaceAll("[0-9\\s]", "");
        return switch (sign) {
            case "%" -> n > 0 && times % n == 0;
            case ">" -> times > n;
            case "<" -> times < n;
            case "<=" -> times <= n;
            case "=", "==" -> times == n;
            default -> times >= n;
        };
    }
}
