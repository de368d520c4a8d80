package himalia.maven;

import org.apache.maven.model.Activation;
import org.apache.maven.model.ActivationFile;
import org.apache.maven.model.ActivationOS;
import org.apache.maven.model.ActivationProperty;
import org.apache.maven.model.Profile;
import org.apache.maven.model.Repository;
import org.apache.maven.model.RepositoryPolicy;
import org.jspecify.annotations.Nullable;

/// The profiles of `settings.xml` and of `pom.xml` say the same in two languages: this is the translation.
final class ProfileOfSettings {
    private ProfileOfSettings() {}

    static Profile toModel(org.apache.maven.settings.Profile from) {
        Profile to = new Profile();
        to.setId(from.getId());
        to.setSource(Profile.SOURCE_SETTINGS);
        to.setProperties(from.getProperties());
        if (from.getActivation() != null) {
            to.setActivation(activation(from.getActivation()));
        }
        from.getRepositories().forEach(one -> to.addRepository(repository(one)));
        return to;
    }

    private static Activation activation(org.apache.maven.settings.Activation from) {
        Activation to = new Activation();
        to.setActiveByDefault(from.isActiveByDefault());
        to.setJdk(from.getJdk());
        if (from.getProperty() != null) {
            ActivationProperty property = new ActivationProperty();
            property.setName(from.getProperty().getName());
            property.setValue(from.getProperty().getValue());
            to.setProperty(property);
        }
        if (from.getOs() != null) {
            ActivationOS os = new ActivationOS();
            os.setArch(from.getOs().getArch());
            os.setFamily(from.getOs().getFamily());
            os.setName(from.getOs().getName());
            os.setVersion(from.getOs().getVersion());
            to.setOs(os);
        }
        if (from.getFile() != null) {
            ActivationFile file = new ActivationFile();
            file.setExists(from.getFile().getExists());
            file.setMissing(from.getFile().getMissing());
            to.setFile(file);
        }
        return to;
    }

    private static Repository repository(org.apache.maven.settings.Repository from) {
        Repository to = new Repository();
        to.setId(from.getId());
        to.setName(from.getName());
        to.setUrl(from.getUrl());
        to.setLayout(from.getLayout());
        to.setReleases(policy(from.getReleases()));
        to.setSnapshots(policy(from.getSnapshots()));
        return to;
    }

    private static @Nullable RepositoryPolicy policy(org.apache.maven.settings.@Nullable RepositoryPolicy from) {
        if (from == null) {
            return null;
        }
        RepositoryPolicy to = new RepositoryPolicy();
        to.setEnabled(from.isEnabled());
        to.setUpdatePolicy(from.getUpdatePolicy());
        to.setChecksumPolicy(from.getChecksumPolicy());
        return to;
    }
}
