package himalia.plot;

import himalia.api.Closest;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Colours by name: matplotlib's `C0` to `C9`, `#rrggbb`, and the common names of CSS.
final class Colors {
    private static final Map<String, Integer> NAMES = new LinkedHashMap<>();

    static {
        String table =
                "black 000000 white FFFFFF gray 808080 grey 808080 silver C0C0C0 lightgray D3D3D3 darkgray A9A9A9 "
                        + "red FF0000 darkred 8B0000 crimson DC143C tomato FF6347 salmon FA8072 coral FF7F50 orange FFA500 "
                        + "darkorange FF8C00 gold FFD700 yellow FFFF00 khaki F0E68C green 008000 darkgreen 006400 lime 00FF00 "
                        + "limegreen 32CD32 olive 808000 teal 008080 cyan 00FFFF turquoise 40E0D0 blue 0000FF navy 000080 "
                        + "royalblue 4169E1 steelblue 4682B4 skyblue 87CEEB lightblue ADD8E6 dodgerblue 1E90FF purple 800080 "
                        + "indigo 4B0082 violet EE82EE magenta FF00FF orchid DA70D6 pink FFC0CB hotpink FF69B4 brown A52A2A "
                        + "chocolate D2691E tan D2B48C maroon 800000 lightgreen 90EE90 slategray 708090";
        String[] words = table.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            NAMES.put(words[i], Integer.parseInt(words[i + 1], 16));
        }
    }

    private Colors() {}

    /// @throws IllegalArgumentException if there is no such colour; the message names one that is near
    static Color of(String name) {
        String asked = name.strip().toLowerCase(Locale.ROOT);
        if (asked.matches("c[0-9]")) {
            return Theme.series(asked.charAt(1) - '0');
        }
        if (asked.matches("#[0-9a-f]{6}")) {
            return new Color(Integer.parseInt(asked.substring(1), 16));
        }
        Integer rgb = NAMES.get(asked);
        if (rgb == null) {
            throw new IllegalArgumentException("color: there is no colour \"" + name + "\"."
                    + Closest.question(name, NAMES.keySet())
                    + "\nHint: give a name such as red, C0 to C9 for the colours of the series, or #rrggbb.");
        }
        return new Color(rgb);
    }
}
