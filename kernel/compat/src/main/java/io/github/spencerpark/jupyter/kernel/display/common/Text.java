package io.github.spencerpark.jupyter.kernel.display.common;

/// Renders texts, under the name that it has in IJava.
public final class Text extends org.dflib.jjava.jupyter.kernel.display.common.Text {
    private Text() {}
}
