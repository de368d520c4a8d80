package himalia.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// Writes a line per epoch to a file of comma-separated values: `epoch,accuracy,loss`, epochs from 0 as in Keras.
public final class CSVLogger implements Callback {
    private final Path file;
    private boolean begun;

    /// @param file is written over when training begins
    public CSVLogger(String file) {
        this.file = Path.of(file);
    }

    @Override
    public void onTrainBegin(Model model) {
        begun = false;
    }

    @Override
    public void onEpochEnd(Model model, int epoch, Map<String, Double> logs) {
        StringBuilder text = new StringBuilder();
        if (!begun) {
            text.append("epoch,").append(String.join(",", logs.keySet())).append('\n');
        }
        text.append(epoch);
        logs.values().forEach(value -> text.append(',').append(value));
        try {
            if (begun) {
                Files.writeString(file, text.append('\n'), StandardOpenOption.APPEND);
            } else {
                Files.writeString(file, text.append('\n'));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("CSVLogger: " + file + " could not be written: " + e.getMessage(), e);
        }
        begun = true;
    }
}
