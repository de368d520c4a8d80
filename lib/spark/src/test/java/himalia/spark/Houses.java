package himalia.spark;

/// Cells of a table as that of house prices, and of a network for it.
final class Houses {
    private Houses() {}

    /// Makes `houses`, `prices`, `inputs` of 403 rows, of which the last batch of 50 has three.
    static final String TABLE = """
            var draw = new java.util.Random(7);
            double[][] numbers = new double[6][403];
            for (int i = 0; i < 403; i++) {
                double price = 0.3;
                for (int k = 0; k < 5; k++) {
                    numbers[k][i] = draw.nextGaussian();
                    price += (k - 1.5) * numbers[k][i] + 0.1 * Math.sin(3 * numbers[k][i]);
                }
                numbers[5][i] = price + 0.05 * draw.nextGaussian();
            }
            var inputs = Table.create("houses", DoubleColumn.create("age", numbers[0]), DoubleColumn.create("distance", numbers[1]),
                DoubleColumn.create("shops", numbers[2]), DoubleColumn.create("latitude", numbers[3]),
                DoubleColumn.create("longitude", numbers[4]));
            var prices = DoubleColumn.create("price", numbers[5]);
            var houses = inputs.copy().addColumns(prices);
            var housesFrame = spark.table(houses);
            """;

    /// Makes `network(optimizer)` and `far(history, history)`.
    static final String NETWORK = """
            Model network(String optimizer) {
                manualSeed(1);
                var model = new himalia.train.Sequential(new Dense(16, "tanh").kernelRegularizer(Regularizers.l2(0.001)).inputShape(5),
                    new Dense(8, "relu"), new Dense(1));
                return model.compile(optimizer, "mse", "mae", "r2_score");
            }
            double far(History a, History b) {
                double worst = 0;
                for (String name : a.names()) {
                    for (int i = 0; i < a.epochs(); i++) {
                        double p = a.get(name)[i];
                        double q = b.get(name)[i];
                        worst = Math.max(worst, Math.abs(p - q) / Math.max(1e-3, Math.abs(p)));
                    }
                }
                return worst;
            }
            """;
}
