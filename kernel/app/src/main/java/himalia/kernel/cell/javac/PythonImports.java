package himalia.kernel.cell.javac;

import himalia.kernel.cell.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines that import what needs no import here, such as `import torch.nn as nn`: they are read over.
///
/// @param code   the text with blanks in their place
/// @param remark what its author should know, if there were any
record PythonImports(String code, Optional<String> remark) {
    private static final String LIBRARY =
            "(torch|torchvision|numpy|pandas|matplotlib|seaborn|tensorflow|keras|sklearn|visdom|ipywidgets|IPython"
                    + "|tqdm|scipy|plotly|PIL|math|random|os|sys|time|datetime|warnings|copy)";
    private static final Pattern LINE = Pattern.compile(
            "(?m)^[ \\t]*(import[ \\t]+" + LIBRARY + "(\\.\\w+)*([ \\t]+as[ \\t]+\\w+)?|from[ \\t]+" + LIBRARY
                    + "(\\.\\w+)*[ \\t]+import[ \\t]+[\\w*]+([ \\t]+as[ \\t]+\\w+)?([ \\t]*,[ \\t]*\\w+([ \\t]+as[ \\t]+\\w+)?)*)"
                    + "[ \\t]*;?[ \\t]*$");

    static PythonImports of(String code) {
        if (!code.contains("import")) {
            return new PythonImports(code, Optional.empty());
        }
        // At the same length: where it is blank or quoted, there is no code.
        Matcher line = LINE.matcher(Mask.of(code));
        StringBuilder rest = new StringBuilder(code);
        List<String> all = new ArrayList<>();
        while (line.find()) {
            all.add("`" + line.group().strip() + "`");
            rest.replace(line.start(), line.end(), " ".repeat(line.end() - line.start()));
        }
        return all.isEmpty()
                ? new PythonImports(code, Optional.empty())
                : new PythonImports(
                        rest.toString(),
                        Optional.of(String.join(", ", all) + (all.size() > 1 ? " are" : " is")
                                + " read over: tensors, layers, tables and plots need no import."));
    }
}
