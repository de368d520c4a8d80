package himalia.train;

import java.util.function.DoubleBinaryOperator;

/// Sets the learning rate before every epoch: `new LearningRateScheduler((epoch, lr) -> lr * 0.95)`.
public final class LearningRateScheduler implements Callback {
    private final DoubleBinaryOperator schedule;

    /// @param schedule of the epoch, from 0, and the rate until now
    public LearningRateScheduler(DoubleBinaryOperator schedule) {
        this.schedule = schedule;
    }

    @Override
    public void onEpochBegin(Model model, int epoch) {
        model.learningRate(schedule.applyAsDouble(epoch, model.learningRate()));
    }
}
