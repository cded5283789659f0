package gatehouse.sso;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes all rights to a file from everybody but its owner, by permissions or, on Windows, by access control list. */
final class OwnerOnly {
    private static final Set<PosixFilePermission> READ_WRITE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnerOnly() {}

    static void restrict(Path file) throws IOException {
        Optional<PosixFileAttributeView> posix =
                Optional.ofNullable(Files.getFileAttributeView(file, PosixFileAttributeView.class));
        if (posix.isPresent()) {
            posix.get().setPermissions(READ_WRITE);
        } else {
            restrictByAcl(file);
        }
    }

    private static void restrictByAcl(Path file) throws IOException {
        AclFileAttributeView view = Optional.ofNullable(Files.getFileAttributeView(file, AclFileAttributeView.class))
                .orElseThrow(() -> new IOException("cannot protect " + file + ": no access rights on its volume"));
        view.setAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
    }
}
