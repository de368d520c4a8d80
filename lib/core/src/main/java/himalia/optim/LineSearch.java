package himalia.optim;

import himalia.tensor.Tensor;
import java.util.function.Supplier;

/// How far to go along a direction: far enough that the loss falls as its slope promises, and the slope is nearly level
/// there (the strong Wolfe conditions).
final class LineSearch {
    private static final double FALL = 1e-4;
    private static final double LEVEL = 0.9;
    private static final int MOST = 25;

    /// A place on the way.
    record Point(double at, double loss, Tensor grad, double slope) {}

    private final LBFGS optimizer;
    private final Supplier<Tensor> closure;
    private final Tensor start;
    private final Tensor direction;
    private final double tolerance;
    private int calls;

    LineSearch(LBFGS optimizer, Supplier<Tensor> closure, Tensor start, Tensor direction, double tolerance) {
        this.optimizer = optimizer;
        this.closure = closure;
        this.start = start;
        this.direction = direction;
        this.tolerance = tolerance;
    }

    Tensor start() {
        return start;
    }

    int calls() {
        return calls;
    }

    private Point look(double at) {
        optimizer.move(start, at);
        double loss = closure.get().item();
        calls++;
        Tensor grad = optimizer.flatGrad();
        return new Point(at, loss, grad, LBFGS.dot(grad, direction));
    }

    Point find(double t, double loss, Tensor grad, double slope) {
        Point begin = new Point(0, loss, grad.clone(), slope);
        Point last = begin;
        Point now = look(t);
        int tries = 0;
        while (tries < MOST) {
            boolean rises = now.loss > loss + FALL * now.at * slope || tries > 1 && now.loss >= last.loss;
            if (rises || now.slope >= 0 && Math.abs(now.slope) > -LEVEL * slope) {
                return zoom(last, now, begin, tries);
            }
            if (Math.abs(now.slope) <= -LEVEL * slope) {
                return now;
            }
            double least = now.at + 0.01 * (now.at - last.at);
            double most = now.at * 10;
            double next = cubic(last, now, least, most);
            last = now;
            now = look(next);
            tries++;
        }
        return zoom(begin, now, begin, tries);
    }

    /// Narrows two places down between which a good one lies.
    private Point zoom(Point a, Point b, Point begin, int tries) {
        Point low = a.loss <= b.loss ? a : b;
        Point high = a.loss <= b.loss ? b : a;
        boolean slow = false;
        double size = LBFGS.largest(direction);
        while (tries < MOST) {
            double from = Math.min(low.at, high.at);
            double to = Math.max(low.at, high.at);
            if ((to - from) * size < tolerance) {
                break;
            }
            // the two as they stood in the bracket, where the order matters to rounding only
            double t = cubic(low, high, from, to);
            double margin = 0.1 * (to - from);
            if (Math.min(to - t, t - from) < margin) {
                if (slow || t >= to || t <= from) {
                    t = Math.abs(t - to) < Math.abs(t - from) ? to - margin : from + margin;
                    slow = false;
                } else {
                    slow = true;
                }
            } else {
                slow = false;
            }
            Point now = look(t);
            tries++;
            if (now.loss > begin.loss + FALL * t * begin.slope || now.loss >= low.loss) {
                high = now;
            } else {
                if (Math.abs(now.slope) <= -LEVEL * begin.slope) {
                    return now;
                }
                if (now.slope * (high.at - low.at) >= 0) {
                    high = low;
                }
                low = now;
            }
        }
        return low;
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
