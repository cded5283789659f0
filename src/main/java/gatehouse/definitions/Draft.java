package gatehouse.definitions;

import gatehouse.definitions.channel.Delivery;
import gatehouse.settings.DefinitionsSettings.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A generation in the making: the rules of all its sources side by side in one folder, which is read in the order of the names
 * below it. For one thread.
 */
final class Draft {
    private static final String OWN = "10-own";
    private static final String CHANNEL = "20-channel";
    private static final String LOCAL = "90-local";
    private static final String VERSION = "VERSION";
    private static final int MOST_FILES = 2_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int LONGEST_NAME = 40;

    private final Path folder;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private int number;

    /** @param folder an empty one */
    Draft(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** What of the channels is in it. */
    List<Delivery> deliveries() {
        return Collections.unmodifiableList(deliveries);
    }

    /** The folders that were copied into it, as the settings name them. */
    List<String> copied() {
        return Collections.unmodifiableList(copied);
    }

    /** Those that rules are read from, in order. */
    List<Path> ruleFolders() throws IOException {
        return StoredGeneration.ruleFolders(folder);
    }

    /** Our own relays are trusted, too. */
    void addNetworks(List<String> trusted, List<String> internal) throws IOException {
        Set<String> both = new LinkedHashSet<>(trusted);
        both.addAll(internal);
        if (!both.isEmpty()) {
            String lines = "trusted_networks " + String.join(" ", both) + "\n"
                    + (internal.isEmpty() ? "" : "internal_networks " + String.join(" ", internal) + "\n");
            Path file = newFolder("00-networks").resolve("networks.cf");
            Files.writeString(file, lines, StandardCharsets.US_ASCII);
        }
    }

    /** Rules of this server that stand in for channels. */
    void addOwn(String name, Path source) throws IOException {
        copyNamed(OWN, name, source);
    }

    /** Rules of this server that are read after all others. */
    void addLocal(String name, Path source) throws IOException {
        copyNamed(LOCAL, name, source);
    }

    /** A folder for what a channel gives. */
    Path newChannelFolder(Channel channel) throws IOException {
        return newFolder(channelName(channel));
    }

    /** The folder that was made has been filled with this. */
    void delivered(Path channelFolder, Delivery delivery) throws IOException {
        Files.writeString(channelFolder.resolve(VERSION), Long.toString(delivery.version()), StandardCharsets.US_ASCII);
        deliveries.add(delivery);
    }

    /** What another generation has of a channel, if it has any. */
    void addFrom(StoredGeneration other, Channel channel) throws IOException {
        Optional<Delivery> delivery = other.provenance().delivery(channel.location());
        if (delivery.isPresent()) {
            String suffix = slug(channel.location());
            for (Path source : other.ruleFolders()) {
                String name = nameOf(source);
                if (name.startsWith(CHANNEL) && name.endsWith(suffix)) {
                    copy(source, newChannelFolder(channel));
                    deliveries.add(delivery.get());
                }
            }
        }
    }

    private void copyNamed(String kind, String name, Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            throw new IOException("there is no folder " + source);
        }
        copy(source, newFolder(kind + "-" + nextNumber() + "-" + slug(name)));
        copied.add(name);
    }

    private String channelName(Channel channel) {
        return CHANNEL + "-" + nextNumber() + "-" + slug(channel.location());
    }

    /** Folders of one kind are read in the order in which they are added. */
    private String nextNumber() {
        return String.format(Locale.ROOT, "%03d", number++);
    }

    private Path newFolder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(StoredGeneration.RULES).resolve(name));
    }

    /** A name that every file system takes, and that no two locations share. */
    private static String slug(String location) {
        String plain = location.replaceAll("[^A-Za-z0-9.]+", "_");
        String end = plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
        return end + "-"
                + UUID.nameUUIDFromBytes(location.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 8);
    }

    private static void copy(Path source, Path target) throws IOException {
        long bytes = 0;
        int files = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(source, entry -> Files.isRegularFile(entry))) {
            for (Path entry : entries) {
                bytes += Files.size(entry);
                files++;
                if (bytes > MOST_BYTES || files > MOST_FILES) {
                    throw new IOException(source + " holds more than " + MOST_FILES + " files or " + MOST_BYTES
                            + " bytes: too much for a folder of rules");
                }
                Files.copy(entry, target.resolve(nameOf(entry)));
            }
        }
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }
}
