package himalia.kernel.cell;

/// What is known of a name: its forms for a console and for a page.
public record Inspection(String text, String html) {}
