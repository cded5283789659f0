package gatehouse.antispam.checks;

import java.util.Optional;

/**
 * The size of an image, as the header of its file gives it.
 *
 * @param height in pixels
 * @param width in pixels
 */
record ImageSize(long height, long width) {
    private static final String PNG = "\u0089PNG\r\n\u001a\n";
    private static final int PNG_STEP = 8;
    private static final int IHDR = 13;

    /** Of a file in octets, or what begins it; empty when it is no such image or has no size. */
    static Optional<ImageSize> of(String type, String file) {
        ImageSize size = switch (type) {
            case "gif" -> gif(file);
            case "png" -> png(file);
            default -> jpeg(file);
        };
        return size.area() > 0 ? Optional.of(size) : Optional.empty();
    }

    long area() {
        return height * width;
    }

    private static ImageSize gif(String file) {
        boolean isGif = file.startsWith("GIF87a") || file.startsWith("GIF89a");
        return isGif && file.length() >= 10 ? new ImageSize(little(file, 8), little(file, 6)) : new ImageSize(0, 0);
    }

    /** The chunk of the header is the first one in every valid file; it is looked for all the same. */
    private static ImageSize png(String file) {
        if (file.startsWith(PNG)) {
            for (int at = PNG.length(); at + PNG_STEP * 2 <= file.length(); at += PNG_STEP) {
                String type = file.substring(at + 4, at + PNG_STEP);
                if (type.equals("IHDR") && big(file, at, 4) == IHDR) {
                    return new ImageSize(big(file, at + PNG_STEP + 4, 4), big(file, at + PNG_STEP, 4));
                }
                if (type.equals("IEND")) {
                    break;
                }
            }
        }
        return new ImageSize(0, 0);
    }

    /** In the first frame: behind comments, profiles and tables, each with its length. */
    private static ImageSize jpeg(String file) {
        if (file.startsWith("\u00ff\u00d8")) {
            int at = 2;
            while (at + 9 <= file.length() && file.charAt(at) == 0xff) {
                int marker = file.charAt(at + 1);
                int length = (int) big(file, at + 2, 2);
                if (marker == 0xda || marker == 0xd9 || length < 2) {
                    break;
                }
                if (isFrame(marker)) {
                    return new ImageSize(big(file, at + 5, 2), big(file, at + 7, 2));
                }
                at += 2 + length;
            }
        }
        return new ImageSize(0, 0);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static long little(String file, int at) {
        return file.charAt(at) | file.charAt(at + 1) << 8;
    }

    private static long big(String file, int at, int octets) {
        long number = 0;
        for (int i = at; i < at + octets; i++) {
            number = number << 8 | (i < file.length() ? file.charAt(i) : 0);
        }
        return number;
    }
}
