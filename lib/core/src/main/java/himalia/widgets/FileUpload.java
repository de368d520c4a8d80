package himalia.widgets;

import java.util.List;

/// A button that takes files from the reader's computer.
///
/// ```java
/// var upload = new FileUpload().accept(".csv");
/// display(upload);
/// // when a file was chosen:
/// upload.value().getFirst().text()
/// ```
public final class FileUpload extends Widget
        implements ValueWidget<List<UploadedFile>, FileUpload>,
                HasDescription<FileUpload>,
                HasDisabled<FileUpload>,
                HasButtonStyle<FileUpload>,
                HasIcon<FileUpload> {
    /// A new one, as ipywidgets makes it.
    public FileUpload() {
        super("FileUpload", "FileUploadView");
        control("Button");
        add("accept", Kind.TEXT, "");
        add("button_style", BUTTON_STYLE, "");
        add("error", Kind.TEXT, "");
        add("icon", Kind.TEXT, "upload");
        add("multiple", Kind.BOOL, false);
        addValue("value", Kind.FILES, List.of()).echoed = false; // files are large
        description("Upload");
        trait("description").makeNormal();
    }

    /// What files are offered: `".csv"`, `"image/*"`, `".csv,.txt"`.
    public FileUpload accept(String accept) {
        return Settings.set(this, "accept", accept);
    }

    /// Whether several may be chosen at once.
    public FileUpload multiple(boolean multiple) {
        return Settings.set(this, "multiple", multiple);
    }

    /// What the browser could not do, empty if all is well.
    public String error() {
        return Settings.get(this, "error");
    }

    /// The files that were chosen last.
    public List<UploadedFile> value() {
        return Settings.value(this);
    }

    @Override
    public List<UploadedFile> get() {
        return value();
    }

    /// Forgets the files, or puts others in their place.
    @Override
    public FileUpload set(List<UploadedFile> files) {
        return Settings.setValue(this, List.copyOf(files));
    }
}
