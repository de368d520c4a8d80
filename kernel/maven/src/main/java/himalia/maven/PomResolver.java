package himalia.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.apache.maven.repository.internal.ArtifactDescriptorUtils;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.version.Version;

/// Brings the POMs of which another is made: its parents, and the BOMs that it imports.
@SuppressWarnings("deprecation") // Maven 3 knows no other source of a POM
final class PomResolver implements ModelResolver {
    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories = new ArrayList<>();

    PomResolver(RepositorySystem system, RepositorySystemSession session) {
        this.system = system;
        this.session = session;
        // The POM's own come before it, and one of them may have its name.
        new Builders().repositories().forEach(this::addRepository);
    }

    /// Knows what every POM inherits.
    private static final class Builders extends DefaultModelBuilderFactory {
        /// The one repository that Maven asks if nothing else is said.
        List<Repository> repositories() {
            return newSuperPomProvider().getSuperModel("4.0.0").getRepositories();
        }
    }

    private PomResolver(PomResolver original) {
        system = original.system;
        session = original.session;
        repositories.addAll(original.repositories);
    }

    @Override
    public ModelSource resolveModel(String group, String artifact, String version) throws UnresolvableModelException {
        try {
            Artifact pom = new DefaultArtifact(group, artifact, "", "pom", version);
            return new FileModelSource(system.resolveArtifact(session, new ArtifactRequest(pom, resolved(), null))
                    .getArtifact()
                    .getPath()
                    .toFile());
        } catch (RepositoryException e) {
            throw new UnresolvableModelException(String.valueOf(e.getMessage()), group, artifact, version, e);
        }
    }

    @Override
    public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
        parent.setVersion(newest(parent.getGroupId(), parent.getArtifactId(), parent.getVersion()));
        return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource resolveModel(Dependency bom) throws UnresolvableModelException {
        bom.setVersion(newest(bom.getGroupId(), bom.getArtifactId(), bom.getVersion()));
        return resolveModel(bom.getGroupId(), bom.getArtifactId(), bom.getVersion());
    }

    /// The newest version of a range.
    private String newest(String group, String artifact, String version) throws UnresolvableModelException {
        if (!version.matches("[\\[(].*")) {
            return version;
        }
        try {
            Artifact any = new DefaultArtifact(group, artifact, "", "pom", version);
            Version newest = system.resolveVersionRange(session, new VersionRangeRequest(any, resolved(), null))
                    .getHighestVersion();
            if (newest == null) {
                throw new UnresolvableModelException("no version is in " + version, group, artifact, version);
            }
            return newest.toString();
        } catch (RepositoryException e) {
            throw new UnresolvableModelException(String.valueOf(e.getMessage()), group, artifact, version, e);
        }
    }

    private List<RemoteRepository> resolved() {
        return system.newResolutionRepositories(session, repositories);
    }

    @Override
    public void addRepository(Repository repository) {
        addRepository(repository, false);
    }

    @Override
    public void addRepository(Repository repository, boolean replace) {
        RemoteRepository added = ArtifactDescriptorUtils.toRemoteRepository(repository);
        boolean isCentral = added.getId().equals("central");
        if (replace || isCentral) {
            repositories.removeIf(one -> one.getId().equals(added.getId()));
        }
        if (repositories.stream().noneMatch(one -> one.getId().equals(added.getId()))) {
            int last = repositories.size() - 1;
            boolean beforeCentral = last >= 0 && repositories.get(last).getId().equals("central");
            repositories.add(beforeCentral ? last : last + 1, added);
        }
    }

    @Override
    public ModelResolver newCopy() {
        return new PomResolver(this);
    }
}
