package himalia.train;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Saves the weights after epochs: `new ModelCheckpoint("best.safetensors", "val_loss")` saves those of the best one.
public final class ModelCheckpoint implements Callback {
    private final String file;
    private final @Nullable Watched watched;

    /// Saves after every epoch; `{epoch}` in the name becomes its number, from 1.
    public ModelCheckpoint(String file) {
        this(file, null);
    }

    /// Saves whenever a number of the [History] is better than ever before.
    public ModelCheckpoint(String file, @Nullable String monitor) {
        this.file = file;
        this.watched = monitor == null ? null : new Watched("ModelCheckpoint", monitor);
    }

    @Override
    public void onTrainBegin(Model model) {
        if (watched != null) {
            watched.reset();
        }
    }

    @Override
    public void onEpochEnd(Model model, int epoch, Map<String, Double> logs) {
        if (watched == null || watched.improves(logs)) {
            model.saveWeights(file.replace("{epoch}", Integer.toString(epoch + 1)));
        }
    }
}
