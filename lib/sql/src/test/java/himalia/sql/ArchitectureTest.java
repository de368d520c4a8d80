package himalia.sql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("himalia.sql");

    @Test
    void queries_stand_on_tables_duckdb_and_the_api() {
        // of the rest of the library only on what knows the arrays behind columns
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "himalia.sql..", "himalia.api", "himalia.data", "tech.tablesaw..", "org.duckdb..")
                .check(ALL);
    }

    @Test
    void files_of_columns_know_of_no_database() {
        classes()
                .that()
                .resideInAPackage("himalia.sql.files")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "himalia.sql.files", "himalia.data", "tech.tablesaw..")
                .check(ALL);
    }
}
