package himalia.maven;

import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;

/// Which library brings which others, in the drawing of `mvn dependency:tree`.
final class LibraryTree {
    private LibraryTree() {}

    static String of(DependencyNode root) {
        StringBuilder text = new StringBuilder();
        draw(root.getChildren(), "", text);
        return text.toString().stripTrailing();
    }

    private static void draw(List<DependencyNode> nodes, String indent, StringBuilder text) {
        for (int i = 0; i < nodes.size(); i++) {
            boolean isLast = i == nodes.size() - 1;
            text.append(indent)
                    .append(isLast ? "\\- " : "+- ")
                    .append(name(nodes.get(i).getDependency()))
                    .append('\n');
            draw(nodes.get(i).getChildren(), indent + (isLast ? "   " : "|  "), text);
        }
    }

    private static String name(Dependency dependency) {
        Artifact artifact = dependency.getArtifact();
        String classifier = artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier();
        String type = artifact.getProperty("type", artifact.getExtension());
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + type + classifier + ":"
                + artifact.getVersion() + ":" + dependency.getScope();
    }
}
