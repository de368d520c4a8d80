package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Closest;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.api.MimeBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `%image picture.png`: shows the picture in a file.
final class ImageMagic implements Magic {
    private static final Map<String, String> TYPES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "svg", "image/svg+xml");

    private final Folder folder;

    ImageMagic(Folder folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "image";
    }

    @Override
    public String usage() {
        return "%image FILE";
    }

    @Override
    public String summary() {
        return "shows the picture in a file: png, jpg, gif or svg";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        if (call.words().size() != 1) {
            throw MagicFailure.wrongUse("%image wants one file.");
        }
        Path file = folder.path(call.words().getFirst());
        String name = String.valueOf(file.getFileName());
        String ending = ending(name);
        String type = TYPES.get(ending);
        if (type == null) {
            throw new MagicFailure("%image shows png, jpg, gif and svg, not `" + name + "`."
                    + Closest.question(ending, TYPES.keySet()));
        }
        try {
            return new CellResult.Value(
                    ending.equals("svg")
                            ? MimeBundle.of(type, Files.readString(file))
                            : MimeBundle.of(type, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new MagicFailure("%image: there is no " + file + " that can be read.");
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> complete(String typed) {
        return folder.files(typed, name -> TYPES.containsKey(ending(name)));
    }
}
