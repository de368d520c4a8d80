package himalia.spark;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.JobExecutionStatus;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/// The jobs of the running cell: shows how far they are, in one line, and ends them.
final class Jobs extends SparkListener {
    /// A job that is shorter needs no word.
    private static final long SHORT_NANOS = 400_000_000L;
    /// After that, one that nobody works on is spoken of.
    private static final long IDLE_NANOS = 10_000_000_000L;

    private static final int LOOK_MILLIS = 150;
    /// How long tasks have to end when the cell is stopped.
    private static final int END_MILLIS = 15_000;
    private static final int BETWEEN_MILLIS = 100;
    private static final int BAR = 20;

    private static final class Job {
        final long start = System.nanoTime();
        final String what;
        final Set<Integer> stages;
        final int tasks;
        int done;
        int failed;

        Job(String what, Set<Integer> stages, int tasks) {
            this.what = what;
            this.stages = stages;
            this.tasks = tasks;
        }
    }

    private final SparkContext context;
    private final Map<Integer, Job> running = new LinkedHashMap<>();
    private final Map<Integer, Integer> jobOfStage = new ConcurrentHashMap<>();
    private final Set<Long> tasks = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("himalia-spark-progress").unstarted(work));
    private String group = "";
    private int ended;
    private int endedTasks;
    private long endedNanos;
    private @Nullable DisplayHandle handle;
    private String shown = "";

    Jobs(SparkContext context) {
        this.context = context;
        context.addSparkListener(this);
        var _ = looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Another cell begins.
    synchronized void begin(String name) {
        group = name;
        // Those that were stopped and are still ending are no matter of this cell.
        running.clear();
        jobOfStage.clear();
        ended = 0;
        endedTasks = 0;
        endedNanos = 0;
        handle = null;
        shown = "";
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart job) {
        if (!group.equals(job.properties().getProperty("spark.jobGroup.id"))) {
            return; // nobody's whom the cell waits for
        }
        Set<Integer> stages = new TreeSet<>();
        int count = 0;
        String what = "";
        for (var stage : CollectionConverters.asJava(job.stageInfos())) {
            stages.add(stage.stageId());
            jobOfStage.put(stage.stageId(), job.jobId());
            count += stage.numTasks();
            what = stage.name();
        }
        // Queries run on threads of Spark's own: then the cell says more than their place.
        String description = job.properties().getProperty("spark.job.description");
        boolean isPlace = what.contains(" at Cell [") || description == null;
        running.put(job.jobId(), new Job(isPlace ? what : description, stages, count));
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart task) {
        if (jobOfStage.containsKey(task.stageId())) {
            tasks.add(task.taskInfo().taskId());
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        tasks.remove(task.taskInfo().taskId());
        synchronized (this) {
            Integer id = jobOfStage.get(task.stageId());
            Job job = id == null ? null : running.get(id);
            if (job != null && task.taskInfo().successful()) {
                job.done++;
            } else if (job != null) {
                job.failed++;
            }
        }
    }

    @Override
    public synchronized void onJobEnd(SparkListenerJobEnd end) {
        Job job = running.remove(end.jobId());
        if (job != null) {
            ended++;
            endedTasks += job.done;
            endedNanos += System.nanoTime() - job.start;
            job.stages.forEach(jobOfStage::remove);
        }
        if (running.isEmpty() && handle != null) {
            show(String.format(
                    Locale.ROOT,
                    "Spark: %s, %s in %.1f s",
                    counted(ended, "job"),
                    counted(endedTasks, "task"),
                    endedNanos * 1e-9));
        }
    }

    private static String counted(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private synchronized void look() {
        for (Job job : running.values()) {
            long age = System.nanoTime() - job.start;
            if (age < SHORT_NANOS) {
                continue;
            }
            double share = job.tasks == 0 ? 1 : Math.min(1, job.done / (double) job.tasks);
            int full = (int) Math.round(share * BAR);
            boolean waits = job.done == 0 && tasks.isEmpty() && age > IDLE_NANOS;
            show(String.format(
                    Locale.ROOT,
                    "Spark: %s %s%s %d/%d tasks, %s - %.1f s%s%s",
                    job.what,
                    "━".repeat(full),
                    "─".repeat(BAR - full),
                    job.done,
                    job.tasks,
                    counted(job.stages.size(), "stage"),
                    age * 1e-9,
                    job.failed > 0 ? " - " + counted(job.failed, "task") + " failed and tried again" : "",
                    waits ? " - no executor takes it: are there workers with enough memory and cores?" : ""));
            return;
        }
    }

    private void show(String text) {
        if (!Frontend.current().isNotebook() || text.equals(shown)) {
            return;
        }
        shown = text;
        DisplayHandle known = handle;
        if (known == null) {
            handle = Display.display(MimeBundle.text(text));
        } else {
            known.update(MimeBundle.text(text));
        }
    }

    /// Ends the jobs of the running cell and waits until nothing of them runs.
    void cancel() {
        String name;
        synchronized (this) {
            name = group;
            if (!running.isEmpty() && handle != null) {
                show("Spark: stopped");
            }
            running.clear();
        }
        context.cancelJobGroupAndFutureJobs(name);
        for (int waited = 0; waited < END_MILLIS && !isIdle(name); waited += BETWEEN_MILLIS) {
            try {
                Thread.sleep(BETWEEN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isIdle(String name) {
        for (int job : context.statusTracker().getJobIdsForGroup(name)) {
            boolean runs =
                    context.statusTracker().getJobInfo(job).exists(info -> info.status() == JobExecutionStatus.RUNNING);
            if (runs) {
                return false;
            }
        }
        return tasks.isEmpty();
    }
}
