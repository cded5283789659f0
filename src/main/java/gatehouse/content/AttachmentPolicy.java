package gatehouse.content;

import gatehouse.scan.Finding;
import gatehouse.scan.Finding.ForbiddenFile;
import gatehouse.settings.ContentSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.tika.mime.MediaType;

/**
 * Which files may not pass: by true type, by extension, by name, by size, by macros. Each finding names the setting
 * that it comes from. Immutable and thread safe.
 */
final class AttachmentPolicy {
    private final ContentSettings settings;
    private final FileTypes types;
    private final List<MediaType> forbiddenTypes = new ArrayList<>();
    private final List<String> forbiddenKinds = new ArrayList<>();
    private final Set<String> forbiddenExtensions;
    private final List<NamePattern> forbiddenNames;

    AttachmentPolicy(ContentSettings settings, FileTypes types) {
        this.settings = settings;
        this.types = types;
        this.forbiddenExtensions = Set.copyOf(settings.forbiddenExtensions());
        this.forbiddenNames =
                settings.forbiddenNames().stream().map(NamePattern::new).toList();
        settings.forbiddenTypes().forEach(this::forbid);
    }

    private void forbid(String type) {
        if (type.endsWith("/*")) {
            forbiddenKinds.add(type.substring(0, type.length() - 2));
        } else {
            forbiddenTypes.add(types.parse(type));
        }
    }

    Optional<Finding> judgeType(String where, MediaType type) {
        boolean forbidden = forbiddenKinds.contains(type.getType())
                || forbiddenTypes.stream().anyMatch(general -> types.isA(type, general));
        return forbidden
                ? Optional.of(new ForbiddenFile(where, ContentScanner.FORBIDDEN_TYPES, "true type " + type))
                : Optional.empty();
    }

    Optional<Finding> judgeName(String where, String name) {
        return judgeExtensions(where, name).or(() -> judgePatterns(where, name));
    }

    private Optional<Finding> judgeExtensions(String where, String name) {
        return FileNames.extensions(name).stream()
                .filter(forbiddenExtensions::contains)
                .findFirst()
                .map(extension ->
                        new ForbiddenFile(where, ContentScanner.FORBIDDEN_EXTENSIONS, "extension ." + extension));
    }

    private Optional<Finding> judgePatterns(String where, String name) {
        Predicate<NamePattern> matches =
                pattern -> FileNames.readings(name).stream().anyMatch(pattern::matches);
        return forbiddenNames.stream()
                .filter(matches)
                .findFirst()
                .map(pattern -> new ForbiddenFile(where, ContentScanner.FORBIDDEN_NAMES, "name " + pattern.text()));
    }

    Optional<Finding> judgeSize(String where, long bytes) {
        return settings.maxFileBytes() > 0 && bytes > settings.maxFileBytes()
                ? Optional.of(new ForbiddenFile(where, ContentScanner.MAX_FILE_BYTES, bytes + " bytes"))
                : Optional.empty();
    }
}
