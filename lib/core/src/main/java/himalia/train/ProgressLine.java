package himalia.train;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.optim.Optimizer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells how far training is: one updating line in a notebook, Keras' text on a console; at most 20 times a second.
class ProgressLine {
    private static final long PAUSE = 50_000_000;
    private static final int BAR = 20;

    final Fit plan;
    final int batches;
    private final long start = System.nanoTime();
    private long last;

    ProgressLine(Fit plan, int batches) {
        this.plan = plan;
        this.batches = batches;
    }

    static ProgressLine of(Fit plan, Optimizer optimizer, int batches, History history) {
        if (plan.verbose <= 0 || Sweep.isRunningHere()) {
            return new ProgressLine(plan, batches);
        }
        return isNotebook() && plan.verbose == 1
                ? new InNotebook(plan, optimizer, batches, history)
                : new OnConsole(plan, batches);
    }

    /// The plain console prints updates one below the other, so that it gets another text.
    static boolean isNotebook() {
        return Frontend.current().isNotebook();
    }

    /// A batch is done.
    void batch(int epoch, int done, double loss) {
        // only a notebook shows what happens within an epoch
    }

    /// An epoch is done.
    void epoch(int epoch, String[] names, double[] values) {
        // silent
    }

    /// Training is over, or was stopped.
    void close(String[] names) {
        // silent
    }

    final boolean isTime() {
        long now = System.nanoTime();
        boolean time = now - last >= PAUSE;
        last = time ? now : last;
        return time;
    }

    final double seconds() {
        return (System.nanoTime() - start) * 1e-9;
    }

    static String bar(double share) {
        int done = (int) Math.round(share * BAR);
        return "━".repeat(done) + "─".repeat(BAR - done);
    }

    /// `binary_accuracy: 0.5000 - loss: 0.6931`.
    static String values(String[] names, double[] values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            text.append(i > 0 ? " - " : "").append(names[i]).append(": ").append(History.number(values[i]));
        }
        return text.toString();
    }

    /// As Python prints it: `0.5`, `4e-05`.
    static String rate(double lr) {
        if (lr >= 1e-4 && lr < 1e16 || lr == 0) {
            // A slider gives more digits than anybody reads.
            double read = new BigDecimal(lr).round(new MathContext(4)).doubleValue();
            BigDecimal plain = BigDecimal.valueOf(read).stripTrailingZeros();
            return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
        }
        return String.format(Locale.ROOT, "%.3e", lr).replaceFirst("\\.?0*e", "e");
    }

    /// `3s`, `1:05`, `2:00:05`.
    static String time(double seconds) {
        long s = Math.round(seconds);
        return s < 60
                ? s + "s"
                : s < 3600
                        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    private static final class OnConsole extends ProgressLine {
        private double before;

        OnConsole(Fit plan, int batches) {
            super(plan, batches);
        }

        @Override
        void epoch(int epoch, String[] names, double[] values) {
            boolean all = plan.verbose > 1;
            boolean ends = epoch == 0 || epoch == plan.epochs - 1;
            if (!all && !isTime() && !ends) {
                return;
            }
            double now = seconds();
            double perStep = (now - before) / batches;
            System.out.println("Epoch " + (epoch + 1) + "/" + plan.epochs + "\n" + batches + "/" + batches
                    + (all ? " - " : " " + "━".repeat(BAR) + " ") + time(now - before) + (all ? " - " : " ")
                    + step(perStep) + " - " + values(names, values));
            before = now;
        }

        private static String step(double seconds) {
            return seconds >= 1
                    ? Math.round(seconds) + "s/step"
                    : seconds >= 1e-3 ? Math.round(seconds * 1e3) + "ms/step" : Math.round(seconds * 1e6) + "us/step";
        }
    }

    private static final class InNotebook extends ProgressLine {
        private final Optimizer optimizer;
        private final @Nullable LiveCurve curve;
        private final DisplayHandle handle;
        private double[] values = {};
        private int epochs;
        private String shown = "";

        InNotebook(Fit plan, Optimizer optimizer, int batches, History history) {
            super(plan, batches);
            this.optimizer = optimizer;
            this.handle = Display.display(MimeBundle.text("epoch 0/" + plan.epochs));
            this.curve = plan.live ? new LiveCurve(history) : null;
        }

        @Override
        void batch(int epoch, int done, double loss) {
            if (done < batches && isTime()) {
                double share = (epoch + done / (double) batches) / plan.epochs;
                update(share, epoch + 1, "batch " + done + "/" + batches + " - loss: " + History.number(loss));
            }
        }

        @Override
        void epoch(int epoch, String[] names, double[] values) {
            this.values = values;
            epochs = epoch + 1;
            if (isTime()) {
                update(epochs / (double) plan.epochs, epochs, values(names, values));
            }
            if (curve != null) {
                curve.update();
            }
        }

        private void update(double share, int epoch, String text) {
            double passed = seconds();
            String left = share > 0 && share < 1 ? " - " + time(passed / share * (1 - share)) + " left" : "";
            show("epoch " + epoch + "/" + plan.epochs + " " + bar(share) + " " + Math.round(share * 100) + "% - " + text
                    + " - lr: " + rate(optimizer.lr()) + " - " + rate(passed, share) + left);
        }

        private String rate(double passed, double share) {
            double perSecond = share * plan.epochs / Math.max(passed, 1e-9);
            return perSecond >= 10
                    ? Math.round(perSecond) + " epochs/s"
                    : String.format(Locale.ROOT, "%.2f epochs/s", perSecond);
        }

        private void show(String text) {
            if (!text.equals(shown)) {
                handle.update(MimeBundle.text(text));
                shown = text;
            }
        }

        @Override
        void close(String[] names) {
            String text = values.length == 0 ? "" : " - " + values(names, values);
            String stopped = epochs < plan.epochs ? " (stopped)" : "";
            show("epoch " + epochs + "/" + plan.epochs + stopped + " " + bar(epochs / (double) Math.max(1, plan.epochs))
                    + " " + String.format(Locale.ROOT, "%.2f s", seconds()) + text + " - lr: " + rate(optimizer.lr()));
            if (curve != null) {
                curve.close();
            }
        }
    }
}
