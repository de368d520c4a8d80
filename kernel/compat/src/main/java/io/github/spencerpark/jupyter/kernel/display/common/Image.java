package io.github.spencerpark.jupyter.kernel.display.common;

/// Renders pictures, under the name that it has in IJava.
public final class Image extends org.dflib.jjava.jupyter.kernel.display.common.Image {
    private Image() {}
}
