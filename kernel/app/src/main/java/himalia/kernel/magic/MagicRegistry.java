package himalia.kernel.magic;

import himalia.api.Closest;
import himalia.api.Magic;
import himalia.api.MagicFailure;
import himalia.api.Services;
import himalia.kernel.cell.CellEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which magics there are: those of the kernel, and those that the libraries of the cells bring.
final class MagicRegistry {
    /// What may stand behind any line of Java. In an address no blank stands before two slashes.
    private static final Pattern BEHIND = Pattern.compile("\\s*;?\\s*(?:(?:^|\\s|(?<=;))//.*)?$");

    private final CellEngine java;
    private final Supplier<List<Magic>> own;
    private @Nullable List<Magic> made;
    private @Nullable Map<String, Magic> byName;

    /// @param java whose libraries may bring magics
    /// @param own  makes the magics of the kernel, once the first is asked for
    MagicRegistry(CellEngine java, Supplier<List<Magic>> own) {
        this.java = java;
        this.own = own;
        java.onClassPath(this::forget);
    }

    private List<Magic> own() {
        List<Magic> known = made;
        if (known == null) {
            known = List.copyOf(own.get());
            made = known;
        }
        return known;
    }

    private synchronized Map<String, Magic> byName() {
        if (byName == null) {
            Map<String, Magic> found = new TreeMap<>();
            List<Magic> all = new ArrayList<>(own());
            all.addAll(Services.find(
                    Magic.class, java.classLoader(), why -> System.err.println("A magic could not be loaded: " + why)));
            // What only says that it is not there comes last: a library may bring it.
            all.sort(Comparator.comparing(magic -> magic instanceof ForeignMagic));
            for (Magic magic : all) {
                found.putIfAbsent(magic.name(), magic);
                magic.otherNames().forEach(name -> found.putIfAbsent(name, magic));
            }
            byName = found;
        }
        return byName;
    }

    private synchronized void forget() {
        byName = null;
    }

    /// All magics, by their first name.
    List<Magic> all() {
        return byName().values().stream().distinct().toList();
    }

    /// The magic of a name, or null.
    @Nullable
    Magic get(String name) {
        return byName().get(name);
    }

    /// The magic that a line calls.
    ///
    /// @throws MagicFailure if there is none, or it is not written in that form
    Magic find(MagicCell.Line line) throws MagicFailure {
        Magic magic = get(line.name());
        if (magic == null) {
            String instead = Elsewhere.instead(line.name());
            if (instead != null) {
                throw new MagicFailure("There is no magic " + line.text() + " here.\nHint: " + instead + ".");
            }
            String near = Closest.of(line.name(), byName().keySet());
            throw new MagicFailure("There is no magic " + line.text() + "."
                    + (near == null ? "" : " Did you mean " + spelling(near, line.percents()) + "?")
                    + "\nHint: %lsmagic says which there are and what each does.");
        }
        if (magic.form() == Magic.Form.LINE && line.isOverCell()) {
            throw new MagicFailure(
                    line.text() + " takes no lines below it.\nHint: write it with one percent sign: " + magic.usage());
        }
        if (magic.form() == Magic.Form.CELL && !line.isOverCell()) {
            throw new MagicFailure(line.text() + " takes the lines below it.\nHint: write it with two percent signs: "
                    + magic.usage());
        }
        return magic;
    }

    private String spelling(String name, int percents) {
        return switch (Objects.requireNonNull(byName().get(name)).form()) {
            case LINE -> "%" + name;
            case CELL -> "%%" + name;
            case BOTH -> "%".repeat(percents) + name;
        };
    }

    /// The magics by how they may be written.
    ///
    /// @param from with so many percent signs, or more
    Map<String, Magic> spelt(int from) {
        Map<String, Magic> spelt = new LinkedHashMap<>();
        byName().forEach((name, magic) -> {
            if (from == 1 && magic.form() != Magic.Form.CELL) {
                spelt.put("%" + name, magic);
            }
        });
        byName().forEach((name, magic) -> {
            if (magic.form() != Magic.Form.LINE) {
                spelt.put("%%" + name, magic);
            }
        });
        return spelt;
    }

    /// The arguments of a line, without a comment and a semicolon behind them: unless Java or a shell reads them.
    String rest(MagicCell cell, MagicCell.Line line) {
        String rest = cell.rest(line);
        Magic magic = get(line.name());
        boolean isPlain = magic != null && magic.javaStart(rest) < 0 && !(magic instanceof SystemMagic);
        return isPlain ? BEHIND.matcher(rest).replaceFirst("") : rest;
    }

    /// Where in the arguments of a line Java begins, or -1.
    int javaStart(MagicCell cell, MagicCell.Line line) {
        Magic magic = get(line.name());
        return magic == null ? -1 : magic.javaStart(cell.rest(line));
    }
}
