package io.github.spencerpark.jupyter.kernel.display;

import himalia.api.MimeBundle;

/// The forms of one value, as a cell collects them.
public class DisplayData extends org.dflib.jjava.jupyter.kernel.display.DisplayData {
    public DisplayData() {}

    public DisplayData(String text) {
        super(text);
    }

    /// The forms of a bundle of ours.
    public DisplayData(MimeBundle bundle) {
        super(bundle);
    }
}
