package himalia.optim;

import himalia.tensor.Tensor;
import java.util.function.Supplier;

/// How far to go along a direction: far enough that the loss falls as its slope promises, and the slope is nearly level
/// there (the strong Wolfe conditions).
final class LineSearch {
    private static final double FALL = 1e-4;
    private static final double LEVEL = 0.9;

    /// A place on the way.
    record Point(double at, double loss, Tensor grad, double slope) {}

    private final LBFGS optimizer;
    private final Supplier<Tensor> closure;
    private final Tensor start;
    private final Tensor direction;
    private final double tolerance;
    private final int most;
    private int calls;

    /// @param most how many lengths may be tried
    LineSearch(LBFGS optimizer, Supplier<Tensor> closure, Tensor start, Tensor direction, double tolerance, int most) {
        this.optimizer = optimizer;
        this.closure = closure;
        this.start = start;
        this.direction = direction;
        this.tolerance = tolerance;
        this.most = most;
    }

    Tensor start() {
        return start;
    }

    int calls() {
        return calls;
    }

    private Point look(double at) {
        optimizer.move(start, at);
        double loss = optimizer.signed(closure.get());
        calls++;
        Tensor grad = optimizer.flatGrad();
        return new Point(at, loss, grad, LBFGS.dot(grad, direction));
    }

    Point find(double t, double loss, Tensor grad, double slope) {
        Point begin = new Point(0, loss, grad.clone(), slope);
        Point last = begin;
        Point now = look(t);
        int tries = 0;
        while (tries < most) {
            boolean rises = now.loss > loss + FALL * now.at * slope || tries > 1 && now.loss >= last.loss;
            boolean level = Math.abs(now.slope) <= -LEVEL * slope;
            if (!rises && level) {
                return now;
            }
            if (rises || now.slope >= 0) {
                return zoom(last, now, begin, tries);
            }
            double next = cubic(last, now, now.at + 0.01 * (now.at - last.at), now.at * 10);
            last = now;
            now = look(next);
            tries++;
        }
        return lower(begin, now);
    }

    private static Point lower(Point a, Point b) {
        return a.loss <= b.loss ? a : b;
    }

    /// Narrows two places down between which a good one lies.
    private Point zoom(Point a, Point b, Point begin, int tries) {
        Point[] bracket = {a, b};
        int low = a.loss <= b.loss ? 0 : 1;
        boolean slow = false;
        double size = LBFGS.largest(direction);
        while (tries < most) {
            double from = Math.min(bracket[0].at, bracket[1].at);
            double to = Math.max(bracket[0].at, bracket[1].at);
            if ((to - from) * size < tolerance) {
                break;
            }
            double t = cubic(bracket[0], bracket[1], from, to);
            double margin = 0.1 * (to - from);
            boolean atBorder = Math.min(to - t, t - from) < margin;
            boolean away = atBorder && (slow || t >= to || t <= from);
            if (away) {
                t = Math.abs(t - to) < Math.abs(t - from) ? to - margin : from + margin;
            }
            slow = atBorder && !away;
            Point now = look(t);
            tries++;
            if (now.loss > begin.loss + FALL * t * begin.slope || now.loss >= bracket[low].loss) {
                bracket[1 - low] = now;
                low = bracket[0].loss <= bracket[1].loss ? 0 : 1;
            } else {
                boolean level = Math.abs(now.slope) <= -LEVEL * begin.slope;
                if (level) {
                    return now;
                }
                if (now.slope * (bracket[1 - low].at - bracket[low].at) >= 0) {
                    bracket[1 - low] = bracket[low];
                }
                bracket[low] = now;
            }
        }
        return bracket[low];
    }

    /// Where the curve through two places with their slopes is lowest, within bounds.
    private static double cubic(Point one, Point two, double least, double most) {
        Point a = one.at <= two.at ? one : two;
        Point b = one.at <= two.at ? two : one;
        double d1 = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.at - b.at);
        double square = d1 * d1 - a.slope * b.slope;
        if (square < 0) {
            return (least + most) / 2;
        }
        double d2 = Math.sqrt(square);
        double at = b.at - (b.at - a.at) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2));
        return Math.min(Math.max(at, least), most);
    }
}
