package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;

/// The note that training goes on from weights that were trained before: whoever has changed the rate and runs the cell
/// again would else compare two trainings of which the second had only to keep what the first has learned.
///
/// `goesOn()` of an optimizer or of a `fit` says that it is meant; `System.setProperty("himalia.notes", "off")`, or
/// `-Dhimalia.notes=off`, ends all of these notes.
public final class GoingOn {
    private GoingOn() {}

    /// Whether an optimizer was the last to change one of these parameters. Those that do not learn do not count, and
    /// neither do those that were set anew since: read from a file, filled, set by hand.
    public static boolean from(List<? extends Tensor> params) {
        return params.stream().anyMatch(p -> p.requiresGrad() && p.storage().isTrained());
    }

    /// Whether nobody wants to hear of it.
    static boolean isSilent() {
        return "off".equals(System.getProperty("himalia.notes"));
    }

    /// Says so, in one line.
    ///
    /// @param who what goes on, such as `fit`
    /// @param since from where, such as `after 2,000 epochs`
    /// @param what what a cell makes to start anew
    public static void note(String who, String since, String what) {
        if (!isSilent()) {
            System.err.println(who + " goes on " + since + ": run the cell that makes " + what
                    + " to start anew, or say .goesOn() if it is meant.");
        }
    }
}
