package himalia.plot;

/// Which values the colours of a layer stand for.
///
/// @param bands how many steps of colour there are; 0 for a smooth change
record ColorScale(ColorRamp ramp, double lo, double hi, int bands) {
    /// The place of a value between the ends, as a share.
    double at(double value) {
        return hi > lo ? (value - lo) / (hi - lo) : 0.5;
    }

    int steps() {
        return bands > 0 ? bands : 64;
    }
}
