package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.kernel.cell.Cell;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One use of a magic in a cell.
record Call(Magics engine, int number, MagicCell cell, MagicCell.Line line) implements MagicCall {
    @Override
    public String rest() {
        return engine.rest(cell, line);
    }

    @Override
    public Optional<String> body() {
        return cell.body(line);
    }

    @Override
    public boolean wantsValue() {
        return line.isAssigned();
    }

    @Override
    public Optional<String> below() {
        String below = line.isOverCell() ? "" : cell.javaBelow(line);
        return below.isBlank() ? Optional.empty() : Optional.of(below);
    }

    @Override
    public Optional<String> before() {
        return engine.before();
    }

    @Override
    public CellResult plain(String code) {
        return engine.plain(new Cell(number, code));
    }

    @Override
    public List<Magic> magics() {
        return engine.magics();
    }

    @Override
    public CellResult run(String code, Runnable start) {
        return engine.execute(new Cell(number, code), start);
    }

    @Override
    public String inPlace(String code) {
        return cell.blank(line.isOverCell() ? cell.bodyStart() : line.rest()) + code;
    }

    @Override
    public void addToClassPath(Path path) {
        engine.addToClassPath(path);
    }
}
