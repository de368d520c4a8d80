package himalia.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
    @TempDir
    Path project;

    private Path notebooks;

    @BeforeEach
    void a_project_with_a_stand_in() throws IOException {
        notebooks = Files.createDirectories(project.resolve("notebooks"));
        write("data/x.csv");
    }

    @Test
    void the_stand_in_is_found_from_the_project_and_from_its_notebooks() {
        assertThat(new DataFiles(project, null).find("data/x.csv")).isEqualTo(project.resolve("data/x.csv"));
        assertThat(new DataFiles(notebooks, null).find("data/x.csv")).isEqualTo(project.resolve("data/x.csv"));
    }

    @Test
    void a_real_table_in_the_project_comes_before_the_stand_in() throws IOException {
        write("data/real/x.csv");
        assertThat(new DataFiles(notebooks, "").find("data/x.csv")).isEqualTo(project.resolve("data/real/x.csv"));
    }

    @Test
    void the_named_folder_comes_before_all() throws IOException {
        write("data/real/x.csv");
        write("tables/x.csv");
        String absolute = project.resolve("tables").toString();

        assertThat(new DataFiles(notebooks, absolute).find("data/x.csv")).isEqualTo(project.resolve("tables/x.csv"));
        assertThat(new DataFiles(notebooks, "tables").find("data/x.csv")).isEqualTo(project.resolve("tables/x.csv"));
        assertThat(new DataFiles(notebooks, absolute).find("data/../data/x.csv"))
                .isEqualTo(project.resolve("tables/x.csv"));
    }

    @Test
    void other_paths_are_taken_as_they_are() throws IOException {
        write("notebooks/mine.csv");
        assertThat(new DataFiles(notebooks, null).find("mine.csv")).isEqualTo(notebooks.resolve("mine.csv"));
        assertThat(new DataFiles(notebooks, null).find("../data/x.csv")).isEqualTo(project.resolve("data/x.csv"));
    }

    @Test
    void a_file_that_is_nowhere_lists_the_places() {
        assertThatThrownBy(() -> new DataFiles(notebooks, "/none").find("data/y.csv"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll(
                        "no file \"data/y.csv\"",
                        Path.of("/none/y.csv").toString(),
                        project.resolve("data/real/y.csv").toString(),
                        project.resolve("data/y.csv").toString(),
                        "Hint:",
                        "x.csv");
    }

    private void write(String path) throws IOException {
        Files.createDirectories(project.resolve(path).getParent());
        Files.writeString(project.resolve(path), "a\n1\n");
    }
}
