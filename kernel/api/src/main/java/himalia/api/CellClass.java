package himalia.api;

import java.util.List;

/// A class of a cell, as it can run where no kernel is: see [CellListener].
///
/// @param name    its name, which no other class of the session has or will have
/// @param bytes   the class file; what it calls of the kernel is in [CarriedCells] instead
/// @param methods the methods of cells that it holds, each as `name(types)result`, for [CarriedCells#relink]
public record CellClass(String name, byte[] bytes, List<String> methods) {
    @Override
    public String toString() {
        return "CellClass[" + name + ", " + bytes.length + " bytes, methods=" + methods + "]";
    }
}
