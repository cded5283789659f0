package gatehouse.antispam.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The parts of a message. For one thread.
 *
 * @param parts all of them from the root on, each before its own parts
 * @param flags what the parser noticed
 */
record MimeTree(List<MimePart> parts, Set<ParseFlag> flags) {
    MimeTree {
        parts = List.copyOf(parts);
        flags = Set.copyOf(flags);
    }

    static MimeTree of(MessageSource message) {
        MimeParser parser = new MimeParser();
        List<MimePart> parts = new ArrayList<>();
        add(parser.parse(message), parts);
        return new MimeTree(parts, parser.flags());
    }

    /** The parts that have no parts. */
    List<MimePart> leaves() {
        return parts.stream().filter(MimePart::isLeaf).toList();
    }

    private static void add(MimePart part, List<MimePart> parts) {
        parts.add(part);
        part.children().forEach(child -> add(child, parts));
    }
}
