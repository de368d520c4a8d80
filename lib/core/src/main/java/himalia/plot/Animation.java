package himalia.plot;

import java.util.List;
import java.util.stream.IntStream;

/// Figures that follow each other, with a button that plays them and a slider: also in a saved notebook that nobody
/// trusts and that has no kernel. [Plot#animate] makes one.
///
/// ```java
/// animate(20, i -> line(x -> Math.sin(x + i / 3.0), 0, 6)).interval(100)
/// ```
///
/// All frames have the same axes, those that have room for all. Where the picture stands alone, it is the last frame.
public final class Animation {
    private final List<Figure> frames;
    private final List<String> labels;
    private final int millis;

    private Animation(List<Figure> frames, List<String> labels, int millis) {
        this.frames = frames;
        this.labels = labels;
        this.millis = millis;
    }

    static Animation of(List<Figure> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException(
                    "animate: there is no frame.\nHint: animate(20, i -> line(...)) draws frames 0 to 19.");
        }
        for (int i = 0; i < figures.size(); i++) {
            if (figures.get(i) == null) {
                throw new IllegalArgumentException("animate: frame " + i + " is null, and no figure."
                        + "\nHint: what draws a frame must return its figure: animate(20, i -> line(...)).");
            }
        }
        return new Animation(
                Film.onSameAxes(figures),
                IntStream.range(0, figures.size()).mapToObj(String::valueOf).toList(),
                Math.clamp(4_000L / figures.size(), 60, 600));
    }

    /// What stands at the slider, one for each frame: `labels(List.of("epoch 0", "epoch 10"))`.
    ///
    /// @throws IllegalArgumentException unless there is one per frame
    public Animation labels(List<?> names) {
        Values.sameLength("labels", "frames", frames.size(), "labels", names.size());
        return new Animation(frames, names.stream().map(String::valueOf).toList(), millis);
    }

    /// How many milliseconds a frame stands; all together take four seconds, if nothing is said.
    ///
    /// @throws IllegalArgumentException if it is below 10
    public Animation interval(int milliseconds) {
        if (milliseconds < 10) {
            throw new IllegalArgumentException(
                    "interval: a frame stands at least 10 milliseconds. Received: " + milliseconds + ".");
        }
        return new Animation(frames, labels, milliseconds);
    }

    /// The frames, all with the same axes.
    public List<Figure> frames() {
        return frames;
    }

    /// The last frame.
    public Figure last() {
        return frames.getLast();
    }

    List<String> labels() {
        return labels;
    }

    int millis() {
        return millis;
    }

    /// Writes the last frame to a file, as [Figure#save(Path)].
    public Animation save(String file) {
        last().save(file);
        return this;
    }

    /// What is seen, in one line: `Animation of 20 frames, the last: Figure (line, 241 points, -1 to 1)`.
    @Override
    public String toString() {
        return "Animation of " + Texts.count(frames.size(), "frame") + ", the last: " + last();
    }
}
