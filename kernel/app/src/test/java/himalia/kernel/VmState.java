package himalia.kernel;

import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;

/// What a cell can change of the VM that tests share: closed, all is as it was.
final class VmState implements AutoCloseable {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();
    private final Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    private final Properties properties = System.getProperties();
    private final Properties values = (Properties) properties.clone();
    private final java.io.InputStream in = System.in;
    private final String source = Security.getProperty("securerandom.source");
    private final List<Provider> providers = List.of(Security.getProviders());

    @Override
    public void close() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
        Thread.setDefaultUncaughtExceptionHandler(handler);
        System.setProperties(properties);
        for (String name : Collections.list(properties.keys()).stream()
                .map(String::valueOf)
                .toList()) {
            if (!values.containsKey(name)) {
                properties.remove(name);
            }
        }
        properties.putAll(values);
        System.setIn(in);
        Security.setProperty("securerandom.source", source);
        providers.forEach(Security::addProvider);
    }
}
