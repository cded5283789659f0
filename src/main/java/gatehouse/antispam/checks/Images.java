package gatehouse.antispam.checks;

import gatehouse.antispam.text.MessageTexts;
import gatehouse.antispam.text.MimePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The GIF, PNG and JPEG images attached to a message in base64. Read once; then immutable. */
final class Images {
    static final String ALL = "all";
    private static final Map<String, String> TYPES =
            Map.of("image/gif", "gif", "image/png", "png", "image/jpeg", "jpeg", "image/jpg", "jpeg");

    /** Of a file only so much is read: images have their size near the start. */
    private static final int MAX_READ = 300_000;

    private final List<Image> images = new ArrayList<>();

    private Images() {}

    /**
     * An image.
     *
     * @param type gif, png or jpeg
     * @param name of its file, or nothing
     * @param size empty when the file gives none
     */
    record Image(String type, String name, Optional<ImageSize> size) {}

    static Images of(CheckedMessage message) {
        return message.facts(Images.class, Images::read);
    }

    private static Images read(MessageTexts texts) {
        Images images = new Images();
        texts.parts().stream()
                .filter(part -> part.isLeaf() && part.encoding().equals("base64"))
                .forEach(images::add);
        return images;
    }

    /** How many there are of a type, or of all. */
    int count(String type) {
        return (int) images.stream().filter(isOf(type)).count();
    }

    /** The pixels of all images of a type. */
    double pixels(String type) {
        return images.stream()
                .filter(isOf(type))
                .flatMap(image -> image.size().stream())
                .mapToDouble(ImageSize::area)
                .sum();
    }

    boolean anySize(String type, Predicate<ImageSize> condition) {
        return images.stream()
                .filter(isOf(type))
                .flatMap(image -> image.size().stream())
                .anyMatch(condition);
    }

    /** Names of images that have a size. */
    boolean anyName(Predicate<String> condition) {
        return images.stream()
                .filter(image -> image.size().isPresent() && !image.name().isEmpty())
                .map(Image::name)
                .anyMatch(condition);
    }

    private void add(MimePart part) {
        String type = TYPES.getOrDefault(part.effectiveType(), "");
        if (!type.isEmpty()) {
            images.add(new Image(type, part.name(), ImageSize.of(type, part.decodedStart(MAX_READ))));
        }
    }

    private static Predicate<Image> isOf(String type) {
        return image -> type.equals(ALL) || image.type().equals(type);
    }
}
