package himalia.kernel;

/// Offsets of a text: the protocol counts Unicode code points, Java counts UTF-16 units.
record CodePoints(String text) {
    /// The Java offset of a protocol offset; one outside the text is moved to its end.
    int toIndex(int codePoints) {
        int most = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.clamp(codePoints, 0, most));
    }

    /// The protocol offset of a Java offset.
    int fromIndex(int index) {
        return text.codePointCount(0, Math.clamp(index, 0, text.length()));
    }
}
