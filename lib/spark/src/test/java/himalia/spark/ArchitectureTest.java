package himalia.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void it_stands_on_spark_the_library_and_the_api_not_on_the_kernel() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "himalia.spark",
                        "himalia.api",
                        "himalia.data",
                        "himalia.nn",
                        "himalia.optim",
                        "himalia.plot",
                        "himalia.tensor",
                        "himalia.tensor.io",
                        "himalia.train",
                        "tech.tablesaw..",
                        "org.apache.spark..",
                        "org.apache.arrow..",
                        "org.apache.hadoop..",
                        "scala..",
                        "org.jspecify..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                        .importPackages("himalia.spark"));
    }
}
