package gatehouse.content;

import java.io.IOException;

/**
 * A kind of file that holds other files. Implementations are immutable and thread safe; what they throw besides limits
 * means that the container is malformed.
 */
interface ContainerFormat {
    /** Reports what is inside to {@code walk}, and nothing to anybody else. */
    void walk(Source source, Walk walk) throws IOException;
}
