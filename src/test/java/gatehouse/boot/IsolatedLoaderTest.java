package gatehouse.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolatedLoaderTest {
    private static final String APPLICATION = Generation.APPLICATION;

    @TempDir
    Path home;

    @BeforeEach
    void install() throws Exception {
        new TestApplication().resource("org/slf4j/name.txt", "ours").installIn(home);
    }

    @Test
    void shouldDefineTheApplicationItself() throws Exception {
        try (IsolatedLoader loader = loader()) {
            assertThat(loader.loadClass(APPLICATION).getClassLoader()).isSameAs(loader);
        }
    }

    @Test
    void shouldShareTheBootAndNotesOnly() throws Exception {
        try (IsolatedLoader loader = loader()) {
            assertThat(loader.loadClass("gatehouse.boot.Application")).isSameAs(Application.class);
            assertThat(loader.loadClass("lotus.domino.Session")).isSameAs(lotus.domino.Session.class);
            assertThat(loader.loadClass("java.sql.Connection")).isSameAs(java.sql.Connection.class);
        }
    }

    @Test
    void shouldNotFallBackToTheHost() throws Exception {
        try (IsolatedLoader loader = loader()) {
            assertThatThrownBy(() -> loader.loadClass("org.slf4j.Logger")).isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass("gatehouse.scan.Finding"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass("gatehouse.bootleg.Thing"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void shouldFindOwnResourcesAndNotTheHosts() throws Exception {
        try (IsolatedLoader loader = loader()) {
            assertThat(text(loader, "org/slf4j/name.txt")).isEqualTo("ours");
            assertThat(loader.getResource("org/slf4j/Logger.class")).isNull();
            assertThat(Collections.list(loader.getResources("org/slf4j/Logger.class")))
                    .isEmpty();
            assertThat(loader.getResource("lotus/domino/Session.class")).isNotNull();
            assertThat(Collections.list(loader.getResources("gatehouse/boot/Host.class")))
                    .isNotEmpty();
        }
    }

    @Test
    void shouldServeTheNewResourceAfterItsJarWasReplaced() throws Exception {
        try (IsolatedLoader loader = loader()) {
            assertThat(text(loader, "org/slf4j/name.txt")).isEqualTo("ours");
        }
        new TestApplication()
                .resource("org/slf4j/name.txt", "ours, but newer and longer")
                .installIn(home);

        try (IsolatedLoader loader = loader()) {
            assertThat(text(loader, "org/slf4j/name.txt")).isEqualTo("ours, but newer and longer");
        }
    }

    @Test
    void shouldGrantAllPermissions() throws Exception {
        try (IsolatedLoader loader = loader()) {
            CodeSource source = new CodeSource(home.toUri().toURL(), (Certificate[]) null);

            assertThat(loader.getPermissions(source).implies(new AllPermission()))
                    .isTrue();
        }
    }

    @Test
    void shouldBeCollectedOnceClosed() throws Exception {
        WeakReference<ClassLoader> loader = loadAndClose();

        Awaitility.await().until(() -> {
            System.gc();
            return loader.refersTo(null);
        });
    }

    private WeakReference<ClassLoader> loadAndClose() throws Exception {
        try (IsolatedLoader loader = loader()) {
            loader.loadClass(APPLICATION).getConstructor().newInstance();
            return new WeakReference<>(loader);
        }
    }

    private IsolatedLoader loader() throws Exception {
        return new IsolatedLoader(new Home(home).jars(), getClass().getClassLoader());
    }

    private static String text(ClassLoader loader, String resource) throws IOException {
        URL url = Objects.requireNonNull(loader.getResource(resource));
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
