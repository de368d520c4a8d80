package himalia.maven;

import himalia.api.MagicFailure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.maven.model.Profile;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.repository.AuthenticationSelector;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.jspecify.annotations.Nullable;

/// What `mvn` would be told on this machine: `settings.xml` of the installation and of the user, `MAVEN_ARGS` and
/// `MAVEN_OPTS`.
///
/// @param system         properties of the system, with the environment as `env.NAME`
/// @param given          properties that were given by `-D`
/// @param configuration  those of the repositories
/// @param chosenProfiles those of `-P`
/// @param complaints     of what is odd in it, for those whose library is not found
record UserSettings(
        Settings settings,
        Properties system,
        Properties given,
        Map<String, Object> configuration,
        List<String> chosenProfiles,
        List<String> complaints) {
    static UserSettings read(Map<String, String> environment, Properties properties) throws MagicFailure {
        MavenOptions options = MavenOptions.of(environment);
        Properties system = new Properties();
        properties.forEach(system::put);
        environment.forEach((name, value) -> system.put("env." + name, value));
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        request.setSystemProperties(system);
        request.setUserProperties(options.properties());
        Path home = Path.of(properties.getProperty("user.home", "")).resolve(".m2");
        request.setUserSettingsFile(file(options.settings(), home.resolve("settings.xml")));
        Path installed = MavenInstallation.conf(environment);
        request.setGlobalSettingsFile(
                file(options.globalSettings(), installed == null ? null : installed.resolve("settings.xml")));
        try {
            Settings settings = new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings();
            String local = options.properties().getProperty("maven.repo.local", settings.getLocalRepository());
            settings.setLocalRepository(
                    local == null || local.isBlank()
                            ? home.resolve("repository").toString()
                            : local);
            settings.setOffline(settings.isOffline() || options.offline());
            List<String> complaints = Passwords.decrypt(settings, home.resolve("settings-security.xml"));
            return new UserSettings(
                    settings,
                    system,
                    options.properties(),
                    configuration(settings, options),
                    options.profiles(),
                    complaints);
        } catch (SettingsBuildingException e) {
            throw new MagicFailure("Maven's settings cannot be read: "
                    + e.getProblems().stream()
                            .map(problem -> problem.getMessage() + " (" + problem.getSource() + ")")
                            .collect(Collectors.joining("; "))
                    + ".");
        }
    }

    private static @Nullable File file(@Nullable Path given, @Nullable Path usual) {
        Path file = given == null ? usual : given;
        return file == null || !Files.isRegularFile(file) ? null : file.toFile();
    }

    /// Options of the resolver, and what `<server>` says of the requests to it.
    private static Map<String, Object> configuration(Settings settings, MavenOptions options) {
        Map<String, Object> all = new HashMap<>();
        all.put("aether.transport.http.userAgent", "Himalia");
        options.properties().forEach((name, value) -> all.put(name.toString(), value));
        for (Server server : settings.getServers()) {
            if (server.getConfiguration() instanceof Xpp3Dom configured) {
                Xpp3Dom headers = configured.getChild("httpHeaders");
                Map<String, String> named = new HashMap<>();
                for (Xpp3Dom property : headers == null ? new Xpp3Dom[0] : headers.getChildren()) {
                    Xpp3Dom name = property.getChild("name");
                    Xpp3Dom value = property.getChild("value");
                    if (name != null && value != null) {
                        named.put(name.getValue(), value.getValue());
                    }
                }
                if (!named.isEmpty()) {
                    all.put("aether.transport.http.headers." + server.getId(), named);
                }
                for (Map.Entry<String, String> limit : Map.of(
                                "connectTimeout", "aether.transport.http.connectTimeout.",
                                "requestTimeout", "aether.transport.http.requestTimeout.")
                        .entrySet()) {
                    Xpp3Dom time = configured.getChild(limit.getKey());
                    if (time != null && time.getValue().matches("\\d+")) {
                        all.put(limit.getValue() + server.getId(), Integer.valueOf(time.getValue()));
                    }
                }
            }
        }
        return all;
    }

    Path localRepository() {
        return Path.of(settings.getLocalRepository()).toAbsolutePath().normalize();
    }

    void applyTo(SessionBuilder session) {
        session.setOffline(settings.isOffline());
        DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
        for (Mirror one : settings.getMirrors()) {
            mirrors.add(
                    one.getId(),
                    one.getUrl(),
                    one.getLayout(),
                    false,
                    one.isBlocked(),
                    one.getMirrorOf(),
                    one.getMirrorOfLayouts());
        }
        session.setMirrorSelector(mirrors);
        DefaultProxySelector proxies = new DefaultProxySelector();
        for (Proxy one : settings.getProxies()) {
            if (one.isActive()) {
                AuthenticationBuilder who = new AuthenticationBuilder()
                        .addUsername(one.getUsername())
                        .addPassword(one.getPassword());
                proxies.add(
                        new org.eclipse.aether.repository.Proxy(
                                one.getProtocol(), one.getHost(), one.getPort(), who.build()),
                        one.getNonProxyHosts());
            }
        }
        session.setProxySelector(proxies);
        session.setAuthenticationSelector(servers());
    }

    private AuthenticationSelector servers() {
        DefaultAuthenticationSelector servers = new DefaultAuthenticationSelector();
        for (Server one : settings.getServers()) {
            AuthenticationBuilder who =
                    new AuthenticationBuilder().addUsername(one.getUsername()).addPassword(one.getPassword());
            who.addPrivateKey(one.getPrivateKey(), one.getPassphrase());
            servers.add(one.getId(), who.build());
        }
        return servers;
    }

    /// The profiles of the settings, as those of a POM: they add repositories and properties.
    List<Profile> profiles() {
        return settings.getProfiles().stream().map(ProfileOfSettings::toModel).toList();
    }

    List<String> activeProfiles() {
        List<String> all = new ArrayList<>(settings.getActiveProfiles());
        all.addAll(chosenProfiles);
        return all;
    }
}
