package himalia.plot;

/// Everything of a figure that is not data. Sizes in CSS pixels; limits are `{from, to}` or null for "as the data".
record Layout(
        String title,
        String xLabel,
        String yLabel,
        boolean logX,
        boolean logY,
        int width,
        int height,
        double[] xLim,
        double[] yLim,
        boolean legend) {

    static final Layout DEFAULT = new Layout(null, null, null, false, false, 640, 400, null, null, true);

    Layout title(String text) {
        return new Layout(text, xLabel, yLabel, logX, logY, width, height, xLim, yLim, legend);
    }

    Layout xLabel(String text) {
        return new Layout(title, text, yLabel, logX, logY, width, height, xLim, yLim, legend);
    }

    Layout yLabel(String text) {
        return new Layout(title, xLabel, text, logX, logY, width, height, xLim, yLim, legend);
    }

    Layout log(boolean x, boolean y) {
        return new Layout(title, xLabel, yLabel, x, y, width, height, xLim, yLim, legend);
    }

    Layout size(int w, int h) {
        return new Layout(title, xLabel, yLabel, logX, logY, w, h, xLim, yLim, legend);
    }

    Layout limits(double[] x, double[] y) {
        return new Layout(title, xLabel, yLabel, logX, logY, width, height, x, y, legend);
    }

    Layout legend(boolean shown) {
        return new Layout(title, xLabel, yLabel, logX, logY, width, height, xLim, yLim, shown);
    }

    /// Labels that are still free, filled in with what the data is called.
    Layout named(String x, String y) {
        return xLabel(xLabel == null ? x : xLabel).yLabel(yLabel == null ? y : yLabel);
    }
}
