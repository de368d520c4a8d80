package himalia.widgets;

import java.util.ArrayList;
import java.util.List;

/// A box that shows one of what it holds, or some, by their titles.
///
/// @param <W> the widget
public interface HasTitles<W> extends HasChildren<W> {
    @Override
    default W children(List<? extends Widget> children) {
        W self = HasChildren.super.children(children);
        List<String> titles = new ArrayList<>(titles());
        while (titles.size() < children.size()) {
            titles.add("");
        }
        Settings.<W>set(this, "titles", List.copyOf(titles));
        return self;
    }

    /// The titles, one for each.
    default W titles(String... titles) {
        return Settings.set(this, "titles", List.of(titles));
    }

    /// The titles.
    default List<String> titles() {
        return Settings.get(this, "titles");
    }

    /// Opens one by its place, from 0 on.
    ///
    /// @throws IllegalArgumentException if there is none
    default W selectedIndex(int index) {
        int size = children().size();
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    Settings.of(this).name() + ": there is nothing at place " + index + " of " + size);
        }
        return Settings.set(this, "selected_index", index);
    }

    /// Which one is open, -1 if none is.
    default int selectedIndex() {
        Integer index = Settings.getIfAny(this, "selected_index");
        return index == null ? -1 : index;
    }
}
