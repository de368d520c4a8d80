"""papermill's parameters in Java. papermill loads this as an engine, as it asks packages for engines only."""

import math

from papermill.engines import NBClientEngine
from papermill.translators import Translator, papermill_translators

INT = range(-(2**31), 2**31)


class JavaTranslator(Translator):
    """Writes assignments: the cell tagged `parameters` declares each name with its type, and that type stays."""

    @classmethod
    def translate_none(cls, val):
        return "null"

    @classmethod
    def translate_int(cls, val):
        return f"{val}" if val in INT else f"{val}L"

    @classmethod
    def translate_float(cls, val):
        if math.isfinite(val):
            return repr(float(val))
        return "Double.NaN" if math.isnan(val) else f"Double.{'POSITIVE' if val > 0 else 'NEGATIVE'}_INFINITY"

    @classmethod
    def translate_str(cls, val):
        named = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
        letters = (named.get(c) or (c if c.isprintable() else "".join(f"\\u{u:04x}" for u in units(c))) for c in val)
        return f'"{"".join(letters)}"'

    @classmethod
    def translate_escaped_str(cls, str_val):
        return cls.translate_str(str(str_val))

    @classmethod
    def translate_bool(cls, val):
        return "true" if val else "false"

    @classmethod
    def translate_list(cls, val):
        """Of numbers with and without a point all have one: a List<Double> takes no 1."""
        numbers = [one for one in val if isinstance(one, (int, float)) and not isinstance(one, bool)]
        if len(numbers) == len(val) and any(isinstance(one, float) for one in val):
            val = [float(one) for one in val]
        return f"java.util.Arrays.asList({', '.join(cls.translate(one) for one in val)})"

    @classmethod
    def translate_dict(cls, val):
        entries = (f"java.util.Map.entry({cls.translate_str(str(k))}, {cls.translate(v)})" for k, v in val.items())
        return f"java.util.Map.ofEntries({', '.join(entries)})"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        return f"{name} = {str_val};"


def units(letter):
    """The UTF-16 units of a letter."""
    data = letter.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]


class Engine(NBClientEngine):
    """papermill's own: `--engine himalia` changes nothing."""


papermill_translators.register("java", JavaTranslator)
