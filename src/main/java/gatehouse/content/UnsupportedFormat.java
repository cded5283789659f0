package gatehouse.content;

import java.util.List;

/** Archives that we have nothing to unpack with: said so, not passed as if they had been looked into. */
record UnsupportedFormat(String type) implements ContainerFormat {
    /** Subtypes of {@code application/}. */
    static final List<String> TYPES = List.of(
            "vnd.ms-cab-compressed",
            "x-ace-compressed",
            "x-lha",
            "x-lharc",
            "x-zoo",
            "x-stuffit",
            "x-stuffitx",
            "x-alz",
            "zstd",
            "x-lz4",
            "x-lzip",
            "x-bzip");

    @Override
    public void walk(Source source, Walk walk) {
        walk.malformed("no way to unpack " + type);
    }
}
