package himalia.spark;

import himalia.api.CarriedCells;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/// Lets executors call the newest definitions of the methods of cells, as the notebook does: before a task
/// begins that was sent when there were newer ones, the executor asks the driver for them. Spark makes it, by
/// its name.
public final class CellsPlugin implements SparkPlugin {
    /// A property that travels with each task: how new the methods are that it has to know.
    static final String VERSION = "himalia.methods";

    @Override
    public DriverPlugin driverPlugin() {
        return new DriverPlugin() {
            @Override
            public Object receive(Object message) {
                return message instanceof Report report
                        ? FrameFit.hear(report)
                        : Session.cells().newest();
            }
        };
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new Executor();
    }

    /// Tells the notebook, from a task, and gives its answer.
    static double[] tell(Report report) {
        PluginContext driver = Executor.shared;
        if (driver == null) {
            return FrameFit.hear(report); // in the notebook's own process
        }
        try {
            return (double[]) driver.ask(report);
        } catch (Exception e) {
            throw new IllegalStateException("the notebook does not answer", e);
        }
    }

    private static final class Executor implements ExecutorPlugin {
        private static volatile @Nullable PluginContext shared;
        private @Nullable PluginContext driver;
        private int known;

        @Override
        public void init(PluginContext context, Map<String, String> more) {
            driver = context;
            shared = context;
        }

        @Override
        public synchronized void onTaskStart() {
            String wanted = TaskContext.get().getLocalProperty(VERSION);
            int version = wanted == null ? 0 : Integer.parseInt(wanted);
            if (version > known) {
                try {
                    @SuppressWarnings("unchecked") // what the driver's half of this plugin answers
                    Map<String, String> newest =
                            (Map<String, String>) Objects.requireNonNull(driver).ask(version);
                    CarriedCells.relink(newest);
                    known = version;
                } catch (Exception e) {
                    throw new IllegalStateException("the methods of the cells did not arrive", e);
                }
            }
        }
    }
}
