package himalia.widgets;

/// Lets the page itself carry a trait of one widget over to another: [Widgets#jslink] and [Widgets#jsdlink].
public final class Link extends Widget implements Connection {
    /// One end of a link.
    record End(Widget widget, String trait) {}

    Link(Widget source, String sourceTrait, Widget target, String targetTrait, boolean both) {
        super(both ? "Link" : "DirectionalLink", (String) null);
        source.trait(sourceTrait);
        target.trait(targetTrait);
        add("source", Kind.LINK_END, new End(source, sourceTrait)).fixed();
        add("target", Kind.LINK_END, new End(target, targetTrait)).fixed();
    }

    @Override
    public void unlink() {
        close();
    }
}
