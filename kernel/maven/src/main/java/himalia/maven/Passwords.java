package himalia.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;
import org.sonatype.plexus.components.sec.dispatcher.SecDispatcherException;

/// The passwords in `settings.xml`, which `mvn --encrypt-password` may have encrypted.
final class Passwords {
    private final DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(new DefaultPlexusCipher());
    private final Path security;
    private final List<String> complaints = new ArrayList<>();

    private Passwords(Path security) {
        this.security = security;
        dispatcher.setConfigurationFile(security.toString());
    }

    /// Puts the plain ones in their place.
    ///
    /// @param security the file with the key
    /// @return what could not be decrypted: `mvn` goes on with it as it is, too
    static List<String> decrypt(Settings settings, Path security) {
        Passwords passwords = new Passwords(security);
        for (Server one : settings.getServers()) {
            one.setPassword(passwords.plain(one.getPassword(), "the password of the server " + one.getId()));
            one.setPassphrase(passwords.plain(one.getPassphrase(), "the passphrase of the server " + one.getId()));
        }
        for (Proxy one : settings.getProxies()) {
            one.setPassword(passwords.plain(one.getPassword(), "the password of the proxy " + one.getId()));
        }
        return passwords.complaints;
    }

    private String plain(String password, String whose) {
        try {
            return dispatcher.decrypt(password);
        } catch (SecDispatcherException e) {
            complaints.add(whose + " could not be decrypted with " + security);
            return password;
        }
    }
}
