package himalia.maven;

import static himalia.maven.TestRepository.need;
import static himalia.maven.TestRepository.needs;
import static himalia.maven.TestRepository.pom;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.MagicFailure;
import himalia.kernel.magic.LibraryFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;

/// A user's home and a repository, both in a folder of the test: nothing asks the network.
class MavenFinderTest {
    @TempDir
    Path folder;

    private TestRepository repository;
    private final Map<String, String> environment = new HashMap<>();
    private final Properties properties = new Properties();
    private final List<String> fetched = new CopyOnWriteArrayList<>();

    @BeforeEach
    void aUser() throws IOException {
        repository = new TestRepository(folder.resolve("central"));
        properties.setProperty("user.home", folder.resolve("home").toString());
        properties.setProperty("java.version", "25");
        properties.setProperty("os.name", "Linux");
        Files.createDirectories(folder.resolve("home/.m2"));
        settings(mirror("*", repository.file()));
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    private void settings(String xml) throws IOException {
        Files.writeString(folder.resolve("home/.m2/settings.xml"), "<settings>" + xml + "</settings>");
    }

    private static String mirror(String of, String url) {
        return "<mirrors><mirror><id>near</id><mirrorOf>" + of + "</mirrorOf><url>" + url + "</url></mirror></mirrors>";
    }

    private LibraryFinder.Found found(String needs) throws MagicFailure {
        return found(pom("cells:cells:1", needs), null);
    }

    private LibraryFinder.Found found(String pom, @Nullable Path file) throws MagicFailure {
        return new MavenFinder(environment, properties).find(pom, file, new LibraryFinder.Progress() {
            @Override
            public void fetching(String name, long done, long total) {}

            @Override
            public void fetched(String name, long bytes) {
                fetched.add(name);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        });
    }

    private List<String> names(String needs) throws MagicFailure {
        return found(needs).libraries().stream()
                .map(one -> one.file().getFileName().toString())
                .toList();
    }

    private String failure(String needs) {
        try {
            found(needs);
        } catch (MagicFailure e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("it was found");
    }

    @Test
    void the_kernel_finds_it_as_a_service() {
        assertThat(ServiceLoader.load(LibraryFinder.class).findFirst()).containsInstanceOf(MavenFinder.class);
    }

    @Test
    void sources_come_to_lie_beside_the_jar_and_without_them_nothing_is_said() throws Exception {
        repository.with("g:a:1").also("g:a:1", "-sources.jar").with("g:b:1");
        String pom = pom("cells:cells:1", needs("g:a:1", "g:b:1"));
        MavenFinder finder = new MavenFinder(environment, properties);
        List<LibraryFinder.Library> found = found(pom, null).libraries();
        Path beside = found.getFirst().file().resolveSibling("a-1-sources.jar");
        assertThat(beside).doesNotExist();
        assertThat(finder.sources(found.getFirst(), pom, null)).contains(beside);
        assertThat(beside).hasContent("-sources.jar of g:a:1");
        assertThat(finder.sources(found.get(1), pom, null)).isEmpty();
        settings("<offline>true</offline>" + mirror("*", repository.file()));
        assertThat(finder.sources(found.get(1), pom, null)).isEmpty();
        assertThat(finder.sources(found.getFirst(), pom, null)).contains(beside);
    }

    @Test
    void libraries_come_with_what_they_need_at_run_time() throws Exception {
        repository
                .with("g:a:1", needs("g:b:1", "g:t:1 <scope>test</scope>", "g:p:1 <scope>provided</scope>"))
                .with("g:b:1", needs("g:c:1", "g:r:1 <scope>runtime</scope>", "g:o:1 <optional>true</optional>"))
                .with("g:c:1")
                .with("g:r:1")
                .with("g:d:1");
        LibraryFinder.Found found = found(needs("g:a:1", "g:d:1"));
        assertThat(found.libraries().stream()
                        .map(one -> one.file().getFileName().toString()))
                .containsExactly("a-1.jar", "b-1.jar", "c-1.jar", "r-1.jar", "d-1.jar");
        assertThat(found.libraries().getFirst().file()).isEqualTo(folder.resolve("home/.m2/repository/g/a/1/a-1.jar"));
        assertThat(found.libraries().getFirst().group()).isEqualTo("g");
        assertThat(found.tree()).isEqualTo("""
                        +- g:a:jar:1:compile
                        |  \\- g:b:jar:1:compile
                        |     +- g:c:jar:1:compile
                        |     \\- g:r:jar:1:runtime
                        \\- g:d:jar:1:compile""");
    }

    @Test
    void the_nearest_of_two_versions_holds_as_in_maven() throws Exception {
        repository.with("g:a:1", needs("g:c:2")).with("g:c:1").with("g:c:2");
        assertThat(names(needs("g:a:1"))).containsExactly("a-1.jar", "c-2.jar");
        assertThat(names(needs("g:a:1", "g:c:1"))).containsExactly("a-1.jar", "c-1.jar");
    }

    @Test
    void ranges_and_words_for_the_newest_are_resolved() throws Exception {
        repository.with("g:a:1.0").with("g:a:1.5").with("g:a:2.0");
        assertThat(names(needs("g:a:[1,2)"))).containsExactly("a-1.5.jar");
        assertThat(names(needs("g:a:RELEASE"))).containsExactly("a-2.0.jar");
        assertThat(failure(needs("g:a:[3,4)"))).contains("g:a:jar:[3,4)");
    }

    @Test
    void classifiers_and_types_name_other_files() throws Exception {
        repository
                .with("g:a:1")
                .also("g:a:1", "-linux.jar")
                .also("g:a:1", ".zip")
                .also("g:a:1", "-tests.jar");
        assertThat(names(needs("g:a:1", "g:a:1 <classifier>linux</classifier>", "g:a:1 <type>zip</type>")))
                .containsExactly("a-1.jar", "a-1-linux.jar", "a-1.zip");
        assertThat(names(needs("g:a:1 <type>test-jar</type>"))).containsExactly("a-1-tests.jar");
    }

    @Test
    void a_bom_says_versions_and_is_no_library_itself() throws Exception {
        repository
                .with("g:bom:1:pom", "<dependencyManagement>" + needs("g:a:3", "g:b:4") + "</dependencyManagement>")
                .with("g:a:3", needs("g:b:1"))
                .with("g:b:1")
                .with("g:b:4");
        String bom = "<dependencyManagement><dependencies>" + need("g:bom:1 <type>pom</type><scope>import</scope>")
                + "</dependencies></dependencyManagement>";
        assertThat(names(bom + needs("g:bom:1 <type>pom</type>", "g:a"))).containsExactly("a-3.jar", "b-4.jar");
    }

    @Test
    void what_is_excluded_does_not_come() throws Exception {
        repository.with("g:a:1", needs("g:b:1", "h:c:1")).with("g:b:1").with("h:c:1");
        String without =
                "<exclusions><exclusion><groupId>%s</groupId><artifactId>%s</artifactId></exclusion></exclusions>";
        assertThat(names(needs("g:a:1 " + without.formatted("g", "b")))).containsExactly("a-1.jar", "c-1.jar");
        assertThat(names(needs("g:a:1 " + without.formatted("h", "*")))).containsExactly("a-1.jar", "b-1.jar");
    }

    @Test
    void a_pom_in_a_file_has_its_parent_in_the_folder_above() throws Exception {
        repository.with("g:a:7");
        Files.writeString(
                folder.resolve("pom.xml"), pom("p:parent:1:pom", "<properties><version.a>7</version.a></properties>"));
        Path file = Files.createDirectories(folder.resolve("child")).resolve("pom.xml");
        String text = pom(
                "p:child:1",
                "<parent><groupId>p</groupId><artifactId>parent</artifactId><version>1</version></parent>"
                        + needs("g:a:${version.a}"));
        Files.writeString(file, text);
        assertThat(found(text, file).libraries())
                .singleElement()
                .extracting(LibraryFinder.Library::version)
                .isEqualTo("7");
        assertThat(failure("<parent><groupId>no</groupId><artifactId>where</artifactId><version>1</version></parent>"))
                .contains("the POM cannot be used")
                .contains("no:where:pom:1");
    }

    @Test
    void what_was_fetched_once_is_not_fetched_again() throws Exception {
        repository.with("g:a:1", needs("g:b:1")).with("g:b:1");
        settings(mirror("*", repository.http(exchange -> true)));
        assertThat(names(needs("g:a:1"))).hasSize(2);
        assertThat(fetched).contains("a-1.pom", "a-1.jar", "b-1.pom", "b-1.jar");
        List<String> before = new ArrayList<>(repository.asked());
        assertThat(names(needs("g:a:1"))).hasSize(2);
        assertThat(repository.asked()).isEqualTo(before);
    }

    @Test
    void a_missing_version_is_told_with_those_that_there_are() {
        repository
                .with("g:a:1.0")
                .with("g:a:1.1")
                .with("g:a:2.0")
                .with("g:a:3.0")
                .with("g:a:4.0");
        assertThat(failure(needs("g:a:1.2")))
                .startsWith("g:a:1.2 is not in near (file:")
                .contains("Hint: it has the versions 1.")
                .contains("4.0, 3.0, 2.0")
                .contains("others");
        assertThat(failure(needs("g:a:1.0 <classifier>linux</classifier>")))
                .contains("the version is there, but no linux jar");
    }

    @Test
    void a_missing_name_is_told_with_those_that_were_used_before() throws Exception {
        repository.with("org.apache.commons:commons-csv:1");
        names(needs("org.apache.commons:commons-csv:1"));
        assertThat(failure(needs("org.apache.commons:commons-cvs:1")))
                .contains("did you mean org.apache.commons:commons-csv?");
        assertThat(failure(needs("org.apache.common:commons-csv:1")))
                .contains("did you mean the group org.apache.commons?");
        assertThat(failure(needs("x.y.z:nothing:1"))).contains("look at the spelling");
    }

    @Test
    void all_repositories_that_were_asked_are_named_without_passwords() {
        String more = "<repositories><repository><id>other</id><url>"
                + repository.file().replace("file:", "file:") + "</url></repository></repositories>";
        assertThat(failure(more + needs("g:a:1"))).contains("near (file:");
        assertThat(Unresolved.oneLine("Could not get https://me:secret@host/x."))
                .isEqualTo("Could not get https://host/x");
    }

    @Test
    void a_repository_that_cannot_be_reached_is_another_matter() throws Exception {
        settings(mirror("*", "http://localhost:1/"));
        assertThat(failure(needs("g:a:1")))
                .contains("could not be fetched from near (http://localhost:1/)")
                .contains("Connect");
    }

    @Test
    void offline_only_the_local_repository_is_asked() throws Exception {
        repository.with("g:a:1").with("g:b:1");
        assertThat(names(needs("g:a:1"))).hasSize(1);
        settings("<offline>true</offline>" + mirror("*", repository.file()));
        assertThat(names(needs("g:a:1"))).hasSize(1);
        assertThat(failure(needs("g:b:1"))).contains("Maven's settings say that it is offline");
        settings(mirror("*", repository.file()));
        environment.put("MAVEN_ARGS", "-o");
        assertThat(failure(needs("g:b:1"))).contains("offline");
    }

    @Test
    void a_server_gets_the_name_and_the_password_of_the_settings() throws Exception {
        repository.with("g:a:1");
        String basic = "Basic " + Base64.getEncoder().encodeToString("me:secret".getBytes());
        String url = repository.http(
                exchange -> basic.equals(exchange.getRequestHeaders().getFirst("Authorization")));
        settings(mirror("*", url));
        assertThat(failure(needs("g:a:1"))).contains("401");
        environment.put("WORD", "secret");
        settings(server("${env.WORD}") + mirror("*", url));
        assertThat(names(needs("g:a:1"))).containsExactly("a-1.jar");
    }

    private static String server(String password) {
        return "<servers><server><id>near</id><username>me</username><password>" + password
                + "</password></server></servers>";
    }

    @Test
    void passwords_may_be_encrypted_as_mvn_does_it() throws Exception {
        repository.with("g:a:1");
        String basic = "Basic " + Base64.getEncoder().encodeToString("me:secret".getBytes());
        String url = repository.http(
                exchange -> basic.equals(exchange.getRequestHeaders().getFirst("Authorization")));
        DefaultPlexusCipher cipher = new DefaultPlexusCipher();
        Files.writeString(
                folder.resolve("home/.m2/settings-security.xml"),
                "<settingsSecurity><master>" + cipher.encryptAndDecorate("master", "settings.security")
                        + "</master></settingsSecurity>");
        settings(server(cipher.encryptAndDecorate("secret", "master")) + mirror("*", url));
        assertThat(names(needs("g:a:1"))).containsExactly("a-1.jar");
        Files.delete(folder.resolve("home/.m2/settings-security.xml"));
        assertThat(failure(needs("g:b:1")))
                .contains("password of the server near")
                .contains("settings-security.xml");
    }

    @Test
    void a_server_gets_the_headers_of_the_settings() throws Exception {
        repository.with("g:a:1");
        String url = repository.http(
                exchange -> "42".equals(exchange.getRequestHeaders().getFirst("Job-Token")));
        settings(
                "<servers><server><id>near</id><configuration><httpHeaders><property><name>Job-Token</name><value>42</value>"
                        + "</property></httpHeaders></configuration></server></servers>" + mirror("*", url));
        assertThat(names(needs("g:a:1"))).containsExactly("a-1.jar");
    }

    @Test
    void a_proxy_is_used_but_for_the_hosts_that_need_none() throws Exception {
        repository.with("g:a:1").with("g:b:1");
        String proxy = repository.http(
                exchange -> "far.example".equals(exchange.getRequestURI().getHost()));
        String port = proxy.substring(proxy.lastIndexOf(':') + 1);
        String xml =
                "<proxies><proxy><id>p</id><active>%s</active><protocol>http</protocol><host>localhost</host><port>"
                        + port + "</port><nonProxyHosts>%s</nonProxyHosts></proxy></proxies>"
                        + mirror("*", "http://far.example/");
        settings(xml.formatted("true", "localhost"));
        assertThat(names(needs("g:a:1"))).containsExactly("a-1.jar");
        settings(xml.formatted("true", "*.example"));
        assertThat(failure(needs("g:b:1"))).contains("far.example");
        settings(xml.formatted("false", ""));
        assertThat(failure(needs("g:b:1"))).contains("far.example");
    }

    @Test
    void profiles_add_repositories_and_properties() throws Exception {
        TestRepository mine = new TestRepository(folder.resolve("mine")).with("my:own:5");
        String profile =
                "<profiles><profile><id>work</id>%s<properties><v>5</v></properties><repositories><repository><id>mine</id>"
                        + "<url>" + mine.file() + "</url></repository></repositories></profile></profiles>";
        String central = mirror("central", repository.file());
        settings(central + profile.formatted(""));
        assertThat(failure(needs("my:own:5"))).contains("my:own:5 is not in near");
        settings(central + profile.formatted("")
                + "<activeProfiles><activeProfile>work</activeProfile></activeProfiles>");
        assertThat(names(needs("my:own:${v}"))).containsExactly("own-5.jar");
        for (String activation : List.of(
                "<activeByDefault>true</activeByDefault>",
                "<jdk>[25,)</jdk>",
                "<property><name>env.CI</name></property>")) {
            environment.put("CI", "1");
            settings(central + profile.formatted("<activation>" + activation + "</activation>"));
            assertThat(names(needs("my:own:${v}"))).as(activation).containsExactly("own-5.jar");
        }
        settings(central + profile.formatted(""));
        environment.put("MAVEN_ARGS", "-P work");
        assertThat(names(needs("my:own:${v}"))).containsExactly("own-5.jar");
    }

    @Test
    void a_blocked_mirror_says_so() throws Exception {
        settings(
                "<mirrors><mirror><id>shut</id><mirrorOf>*</mirrorOf><url>http://0.0.0.0/</url><blocked>true</blocked></mirror></mirrors>");
        assertThat(failure(needs("g:a:1"))).containsIgnoringCase("blocked");
    }

    @Test
    void the_local_repository_may_be_elsewhere() throws Exception {
        repository.with("g:a:1");
        settings("<localRepository>${user.home}/else</localRepository>" + mirror("*", repository.file()));
        assertThat(found(needs("g:a:1")).libraries().getFirst().file()).startsWith(folder.resolve("home/else"));
        environment.put("MAVEN_OPTS", "-Xmx1g \"-Dmaven.repo.local=" + folder.resolve("a b") + "\"");
        assertThat(found(needs("g:a:1")).libraries().getFirst().file()).startsWith(folder.resolve("a b"));
    }

    @Test
    void the_settings_of_the_installation_hold_for_all_users() throws Exception {
        repository.with("g:a:1");
        Files.delete(folder.resolve("home/.m2/settings.xml"));
        Path maven = folder.resolve("maven");
        Files.createDirectories(maven.resolve("bin"));
        Files.createDirectories(maven.resolve("conf"));
        Files.writeString(maven.resolve("bin/mvn"), "");
        Files.writeString(
                maven.resolve("conf/settings.xml"), "<settings>" + mirror("*", repository.file()) + "</settings>");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("mvn"), maven.resolve("bin/mvn"));
        environment.put("PATH", bin.toString());
        assertThat(names(needs("g:a:1"))).containsExactly("a-1.jar");
        environment.put("PATH", "");
        environment.put("MAVEN_HOME", maven.toString());
        assertThat(names(needs("g:a:1"))).containsExactly("a-1.jar");
        Path given = folder.resolve("given.xml");
        Files.writeString(given, "<settings><offline>true</offline></settings>");
        environment.put("MAVEN_ARGS", "--settings=" + given);
        assertThat(failure(needs("g:b:1"))).contains("offline");
    }

    @Test
    void settings_that_cannot_be_read_are_told_with_their_file() throws Exception {
        settings("<mirrors>");
        assertThat(failure(needs("g:a:1")))
                .contains("Maven's settings cannot be read")
                .contains("settings.xml");
    }
}
