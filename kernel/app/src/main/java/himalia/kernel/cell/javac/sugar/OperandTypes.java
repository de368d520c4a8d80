package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which types can stand beside an operator and in brackets, and as what.
final class OperandTypes {
    private final Types types;
    private final Symtab symbols;
    private final Names names;
    private @Nullable Set<Symbol> boxes;

    OperandTypes(Context context) {
        types = Types.instance(context);
        symbols = Symtab.instance(context);
        names = Names.instance(context);
    }

    /// Numbers and objects: a letter, a truth value and `null` would be converted into what nobody has meant.
    boolean isOperand(@Nullable Type type) {
        if (type == null || type.isErroneous() || type.hasTag(TypeTag.BOT) || !isValue(type)) {
            return false;
        }
        Type plain = unboxed(type);
        return !plain.isPrimitive() || isPlainNumber(plain);
    }

    boolean isNumber(Type type) {
        return isPlainNumber(unboxed(type));
    }

    private static boolean isPlainNumber(Type plain) {
        return plain.isNumeric() && !plain.hasTag(TypeTag.CHAR);
    }

    boolean isObject(Type type) {
        return isOperand(type) && !isNumber(type);
    }

    boolean isValue(Type type) {
        return !type.hasTag(TypeTag.VOID) && !type.hasTag(TypeTag.NONE);
    }

    /// What a method returns that changes something is whether it did, or nothing.
    boolean isResult(Type type) {
        return isValue(type) && !unboxed(type).hasTag(TypeTag.BOOLEAN);
    }

    /// As javac unboxes, but at once for a class that is none of those few: they have no subclasses.
    Type unboxed(Type type) {
        boolean isOther = type.hasTag(TypeTag.CLASS) && !type.isCompound() && !boxes().contains(type.tsym);
        return isOther ? type : types.unboxedTypeOrType(type);
    }

    private Set<Symbol> boxes() {
        if (boxes == null) {
            boxes = Stream.of(
                            symbols.booleanType,
                            symbols.charType,
                            symbols.byteType,
                            symbols.shortType,
                            symbols.intType,
                            symbols.longType,
                            symbols.floatType,
                            symbols.doubleType)
                    .map(types::boxedClass)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return boxes;
    }

    /// Whether an object can be asked for what is at a place.
    boolean isIndex(@Nullable Type receiver, @Nullable Type index) {
        if (receiver == null
                || receiver.isErroneous()
                || receiver.isPrimitive()
                || index == null
                || index.isErroneous()
                || index.hasTag(TypeTag.BOT)
                || index.hasTag(TypeTag.VOID)) {
            return false;
        }
        // `get(Object)` of a map takes any key, also one that can never be in it; but it may have another `get`.
        Type asMap = types.asSuper(receiver, type(Map.class).tsym);
        return asMap == null
                || asMap.getTypeArguments().isEmpty()
                || types.isCastable(index, types.cvarUpperBound(asMap.getTypeArguments().head))
                || hasOwnGet(receiver, index);
    }

    private boolean hasOwnGet(Type receiver, Type index) {
        for (Symbol one : types.membersClosure(receiver, false).getSymbolsByName(names.fromString("get"))) {
            if (one instanceof MethodSymbol get
                    && get.type.getParameterTypes().size() == 1
                    && get.type.getParameterTypes().head.tsym != symbols.objectType.tsym
                    && types.isConvertible(index, get.type.getParameterTypes().head)) {
                return true;
            }
        }
        return false;
    }

    boolean isA(Type type, Class<?> above) {
        return !type.isPrimitive() && types.asSuper(type, type(above).tsym) != null;
    }

    Type type(Class<?> ofJavaBase) {
        return symbols.enterClass(symbols.java_base, names.fromString(ofJavaBase.getName())).type;
    }

    boolean isOfJdk(Symbol type) {
        Symbol.PackageSymbol home = type.packge();
        return home == null || home.modle != symbols.unnamedModule && home.modle != symbols.noModule;
    }
}
