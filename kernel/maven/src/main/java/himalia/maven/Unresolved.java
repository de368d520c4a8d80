package himalia.maven;

import himalia.api.Closest;
import himalia.api.MagicFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.eclipse.aether.version.Version;

/// Says what was not found: where it was looked for, and which names are near.
final class Unresolved {
    private static final int MOST = 3;

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;
    private final Path localRepository;
    private final List<String> complaints;

    Unresolved(
            RepositorySystem system,
            RepositorySystemSession session,
            List<RemoteRepository> repositories,
            UserSettings user) {
        this.system = system;
        this.session = session;
        this.repositories = repositories;
        localRepository = user.localRepository();
        complaints = user.complaints();
    }

    MagicFailure failure(DependencyResolutionException all) {
        List<String> sentences = new ArrayList<>();
        Throwable cause = all;
        while (cause != null && !(cause instanceof ArtifactResolutionException)) {
            cause = cause.getCause();
        }
        if (cause instanceof ArtifactResolutionException some) {
            List<ArtifactResult> missing =
                    some.getResults().stream().filter(one -> !one.isResolved()).toList();
            for (ArtifactResult one : missing.subList(0, Math.min(MOST, missing.size()))) {
                sentences.add(sentence(one));
            }
            if (missing.size() > MOST) {
                sentences.add("So are " + (missing.size() - MOST) + " others.");
            }
        }
        if (sentences.isEmpty()) {
            sentences.add(oneLine(deepest(all)) + ".");
        }
        complaints.forEach(one -> sentences.add("Note: " + one + "."));
        return new MagicFailure(String.join("\n", sentences));
    }

    private String sentence(ArtifactResult result) {
        Artifact artifact = result.getRequest().getArtifact();
        String name = name(artifact);
        if (session.isOffline()
                || result.getExceptions().stream().anyMatch(RepositoryOfflineException.class::isInstance)) {
            return name + " is not in " + localRepository + ", and Maven's settings say that it is offline.";
        }
        List<Exception> unreachable = result.getExceptions().stream()
                .filter(one -> !(one instanceof ArtifactNotFoundException))
                .toList();
        String asked = result.getRequest().getRepositories().stream()
                .map(Unresolved::name)
                .collect(Collectors.joining(", "));
        if (!unreachable.isEmpty()) {
            return name + " is not in " + localRepository + ", and could not be fetched from " + asked + ": "
                    + oneLine(deepest(unreachable.getFirst())) + ".";
        }
        return name + " is not in " + (asked.isEmpty() ? localRepository.toString() : asked) + "." + near(artifact);
    }

    /// Versions of the same library, or else libraries of the same group that have been fetched before.
    private String near(Artifact artifact) {
        List<String> versions = versions(artifact);
        if (!versions.isEmpty()) {
            String near = Closest.of(artifact.getVersion(), versions);
            Set<String> shown = new LinkedHashSet<>();
            if (near != null) {
                shown.add(near);
            }
            versions.reversed().stream().limit(MOST).forEach(shown::add);
            boolean hasIt = versions.contains(artifact.getVersion());
            return hasIt
                    ? "\nHint: the version is there, but no "
                            + (artifact.getClassifier().isEmpty() ? "" : artifact.getClassifier() + " ")
                            + artifact.getExtension() + " of it."
                    : "\nHint: it has the versions " + String.join(", ", shown)
                            + (versions.size() > shown.size()
                                    ? " and " + (versions.size() - shown.size()) + " others"
                                    : "")
                            + ".";
        }
        String group = artifact.getGroupId();
        String near = Closest.of(artifact.getArtifactId(), used(localRepository.resolve(group.replace('.', '/')), 2));
        if (near != null) {
            return "\nHint: did you mean " + group + ":" + near + "?";
        }
        int dot = group.lastIndexOf('.');
        Path above = dot < 0
                ? localRepository
                : localRepository.resolve(group.substring(0, dot).replace('.', '/'));
        String other = Closest.of(group.substring(dot + 1), used(above, 3));
        if (other != null && !other.equals(group.substring(dot + 1))) {
            return "\nHint: did you mean the group " + group.substring(0, dot + 1) + other + "?";
        }
        return "\nHint: look at the spelling of group and artifact; %mavenRepo NAME URL adds a repository.";
    }

    private List<String> versions(Artifact artifact) {
        try {
            Artifact any = new DefaultArtifact(artifact.getGroupId(), artifact.getArtifactId(), "", "jar", "[0,)");
            return system
                    .resolveVersionRange(session, new VersionRangeRequest(any, repositories, null))
                    .getVersions()
                    .stream()
                    .map(Version::toString)
                    .toList();
        } catch (RepositoryException unknown) {
            return List.of();
        }
    }

    /// The folders in which there are libraries. One that was asked for in vain has left a folder, too.
    private static List<String> used(Path folder, int depth) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(one -> hasPoms(one, depth))
                    .map(one -> one.getFileName().toString())
                    .toList();
        } catch (IOException nothing) {
            return List.of();
        }
    }

    private static boolean hasPoms(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.anyMatch(one -> one.getFileName().toString().endsWith(".pom"));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private static String name(Artifact artifact) {
        String behind = (artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier())
                + (artifact.getExtension().equals("jar") ? "" : "@" + artifact.getExtension());
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion() + behind;
    }

    /// Without a name and a password that may stand in the address.
    private static String name(RemoteRepository repository) {
        return repository.getId() + " (" + repository.getUrl().replaceFirst("//[^/@]*@", "//") + ")";
    }

    private static String deepest(Throwable error) {
        Throwable deepest = error;
        for (int i = 0; i < 20 && deepest.getCause() != null; i++) {
            deepest = deepest.getCause();
        }
        return deepest instanceof RepositoryException || deepest.getMessage() == null
                ? String.valueOf(deepest.getMessage())
                : deepest.getClass().getSimpleName() + ", " + deepest.getMessage();
    }

    static String oneLine(String text) {
        return text.lines()
                .findFirst()
                .orElse("")
                .strip()
                .replaceFirst("\\.$", "")
                .replaceAll("//[^/@\\s]*@", "//");
    }
}
