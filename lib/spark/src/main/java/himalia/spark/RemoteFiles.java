package himalia.spark;

import himalia.tensor.Tensor;
import himalia.tensor.io.Safetensors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/// Tensors in files that Hadoop's file systems reach, in the format of safetensors.
final class RemoteFiles {
    private RemoteFiles() {}

    static void save(Configuration hadoop, String address, Map<String, ? extends Tensor> tensors) {
        try {
            java.nio.file.Path local = Files.createTempFile("himalia", ".safetensors");
            try {
                Safetensors.save(local, tensors);
                Path to = new Path(address);
                FileSystem files = to.getFileSystem(hadoop);
                // Under another name first: whoever reads it meanwhile finds the old one whole.
                Path part = to.suffix(".part");
                files.copyFromLocalFile(true, true, new Path(local.toUri()), part);
                files.delete(to, false);
                if (!files.rename(part, to)) {
                    throw new IOException("it could not be given its name");
                }
            } finally {
                Files.deleteIfExists(local);
            }
        } catch (IOException | RuntimeException e) {
            throw problem("Spark.saveModel", address, e);
        }
    }

    static Map<String, Tensor> load(Configuration hadoop, String address) {
        try {
            java.nio.file.Path local = Files.createTempFile("himalia", ".safetensors");
            try {
                Path from = new Path(address);
                from.getFileSystem(hadoop).copyToLocalFile(false, from, new Path(local.toUri()), true);
                return Safetensors.load(local);
            } finally {
                Files.deleteIfExists(local);
            }
        } catch (IOException | RuntimeException e) {
            throw problem("Spark.load", address, e);
        }
    }

    private static SparkProblem problem(String verb, String address, Exception e) {
        // Known by name only: the class is in a library that nobody has brought.
        boolean isUnknown =
                e instanceof UnsupportedFileSystemException || e.getCause() instanceof ClassNotFoundException;
        String why = e instanceof FileNotFoundException ? "there is no such file" : String.valueOf(e.getMessage());
        return new SparkProblem(verb + ": " + address + ": " + why
                + (isUnknown
                        ? "\nHint: Hadoop has a library for each kind of address: s3a is in org.apache.hadoop:hadoop-aws."
                        : ""));
    }
}
