package himalia.maven;

import himalia.api.MagicFailure;
import himalia.kernel.magic.LibraryFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Model;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.StringModelSource;
import org.apache.maven.repository.internal.ArtifactDescriptorUtils;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactType;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.jspecify.annotations.Nullable;

/// Finds libraries as `mvn` would: the model of a POM with all that holds for it, then what it asks for.
public final class MavenFinder implements LibraryFinder {
    private final RepositorySystemSupplier supplier = new RepositorySystemSupplier();
    private final RepositorySystem system = supplier.get();
    private final Map<String, String> environment;
    private final Properties properties;

    /// For this process.
    public MavenFinder() {
        this(System.getenv(), System.getProperties());
    }

    MavenFinder(Map<String, String> environment, Properties properties) {
        this.environment = environment;
        this.properties = properties;
    }

    @Override
    public Found find(String pom, @Nullable Path file, Progress progress) throws MagicFailure {
        // Read each time: whoever mends his settings need not start the kernel anew.
        UserSettings user = UserSettings.read(environment, properties);
        try (CloseableSession session = session(user, progress)) {
            Model model = model(pom, file, user, session);
            List<RemoteRepository> asked = repositories(model, session);
            CollectRequest request = new CollectRequest();
            request.setRequestContext("project");
            request.setRootArtifact(
                    new DefaultArtifact(model.getGroupId(), model.getArtifactId(), "pom", model.getVersion()));
            request.setRepositories(asked);
            request.setDependencies(dependencies(model.getDependencies(), session));
            if (model.getDependencyManagement() != null) {
                request.setManagedDependencies(
                        dependencies(model.getDependencyManagement().getDependencies(), session));
            }
            try {
                DependencyResult found =
                        system.resolveDependencies(session, new DependencyRequest(request, MavenFinder::isForRunning));
                return new Found(libraries(found), LibraryTree.of(found.getRoot()));
            } catch (DependencyResolutionException e) {
                throw new Unresolved(system, session, asked, user).failure(e);
            }
        }
    }

    private List<RemoteRepository> repositories(Model model, RepositorySystemSession session) {
        List<RemoteRepository> repositories = new ArrayList<>();
        for (Repository one : model.getRepositories()) {
            repositories.add(ArtifactDescriptorUtils.toRemoteRepository(one));
        }
        return system.newResolutionRepositories(session, repositories);
    }

    @Override
    public Optional<Path> sources(Library library, String pom, @Nullable Path file) throws MagicFailure {
        UserSettings user = UserSettings.read(environment, properties);
        try (CloseableSession session = session(user, new Silence())) {
            Artifact sources =
                    new DefaultArtifact(library.group(), library.artifact(), "sources", "jar", library.version());
            List<RemoteRepository> asked = repositories(model(pom, file, user, session), session);
            return Optional.ofNullable(system.resolveArtifact(session, new ArtifactRequest(sources, asked, null))
                    .getArtifact()
                    .getPath());
        } catch (ArtifactResolutionException none) {
            return Optional.empty();
        }
    }

    /// Nobody looks on.
    private static final class Silence implements Progress {
        @Override
        public void fetching(String file, long done, long total) {}

        @Override
        public void fetched(String file, long bytes) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private CloseableSession session(UserSettings user, Progress progress) {
        RepositorySystemSession.SessionBuilder builder = new SessionBuilderSupplier(system)
                .get()
                .withLocalRepositoryBaseDirectories(user.localRepository())
                .setSystemProperties(user.system())
                .setUserProperties(user.given())
                .setConfigProperties(user.configuration())
                .setConfigProperty("aether.interactive", false)
                // As in Maven 3: what is asked for first comes first on the class path.
                .setConfigProperty("aether.system.dependencyVisitor", "preOrder")
                .setTransferListener(new Transfers(progress));
        user.applyTo(builder);
        return builder.build();
    }

    /// What `provided` and `test` name, somebody else brings.
    private static boolean isForRunning(DependencyNode node, List<DependencyNode> parents) {
        Dependency dependency = node.getDependency();
        return dependency == null || Set.of("", "compile", "runtime").contains(dependency.getScope());
    }

    @SuppressWarnings("deprecation") // Maven 3 knows no other source of a POM
    private Model model(String pom, @Nullable Path file, UserSettings user, RepositorySystemSession session)
            throws MagicFailure {
        DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
        request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MAVEN_2_0)
                .setProcessPlugins(false)
                .setProfiles(user.profiles())
                .setActiveProfileIds(user.activeProfiles())
                .setSystemProperties(user.system())
                .setUserProperties(user.given())
                .setModelResolver(new PomResolver(system, session));
        if (file == null) {
            request.setModelSource(new StringModelSource(pom, "the XML"));
        } else {
            request.setPomFile(file.toFile());
        }
        try {
            return supplier.getModelBuilder().build(request).getEffectiveModel();
        } catch (ModelBuildingException e) {
            throw new MagicFailure("the POM cannot be used: "
                    + e.getProblems().stream()
                            .map(problem -> Unresolved.oneLine(problem.getMessage()))
                            .distinct()
                            .limit(3)
                            .collect(Collectors.joining("; "))
                    + ".");
        }
    }

    private static List<Dependency> dependencies(
            List<org.apache.maven.model.Dependency> all, RepositorySystemSession session) {
        return all.stream().map(one -> dependency(one, session)).toList();
    }

    private static Dependency dependency(org.apache.maven.model.Dependency from, RepositorySystemSession session) {
        ArtifactType type = session.getArtifactTypeRegistry().get(from.getType());
        Map<String, String> place =
                from.getSystemPath() == null || from.getSystemPath().isEmpty()
                        ? Map.of()
                        : Map.of("localPath", from.getSystemPath());
        Artifact artifact = new DefaultArtifact(
                from.getGroupId(),
                from.getArtifactId(),
                from.getClassifier(),
                type == null ? from.getType() : null,
                from.getVersion(),
                place,
                type);
        List<Exclusion> exclusions = from.getExclusions().stream()
                .map(one -> new Exclusion(one.getGroupId(), one.getArtifactId(), "*", "*"))
                .toList();
        Boolean optional = from.getOptional() == null ? null : from.isOptional();
        return new Dependency(artifact, from.getScope(), optional, exclusions);
    }

    private static List<Library> libraries(DependencyResult found) {
        List<Library> libraries = new ArrayList<>();
        for (ArtifactResult one : found.getArtifactResults()) {
            Artifact artifact = one.getArtifact();
            // A POM only brings others.
            if (artifact.getPath() != null && !artifact.getExtension().equals("pom")) {
                libraries.add(new Library(
                        artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion(), artifact.getPath()));
            }
        }
        return libraries;
    }
}
