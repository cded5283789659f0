package gatehouse.antivirus;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Optional;
import xyz.capybara.clamav.ClamavException;
import xyz.capybara.clamav.commands.Command;
import xyz.capybara.clamav.commands.scan.ScanCommand;
import xyz.capybara.clamav.commands.scan.result.ScanResult;

/**
 * clamd's INSTREAM as a command of clamav-client: its wire form and its reading of replies, behind a stricter gate and with
 * {@link ClamdConnection} as transport. The client's own transport has no time limits and no bound on a reply, and it cuts
 * a reply at its last null character before it looks, so that {@code stream: OK} before anything counts as clean. Stateless.
 */
final class InStream extends ScanCommand {
    static final InStream COMMAND = new InStream();

    private InStream() {}

    @Override
    public String getCommandString() {
        return "INSTREAM";
    }

    @Override
    protected Command.CommandFormat getFormat() {
        return Command.CommandFormat.NULL_CHAR;
    }

    /** What is sent before the content. */
    ByteBuffer request() {
        return getRawCommand();
    }

    /** The name of the virus that a whole reply tells of; empty when the content is clean. */
    Optional<String> virus(String reply) throws ClamdException {
        ClamdReply.requireExact(reply);
        try {
            return name(parseResponse(reply));
        } catch (ClamavException e) {
            throw new ClamdException("answered " + ClamdReply.quote(reply), e);
        }
    }

    private static Optional<String> name(ScanResult result) {
        if (result instanceof ScanResult.VirusFound found) {
            Optional<String> name = found.getFoundViruses().values().stream()
                    .flatMap(Collection::stream)
                    .findFirst();
            // A virus all the same where the client cannot tell its name apart.
            return Optional.of(ClamdReply.boundedName(name.orElse("unnamed")));
        }
        return Optional.empty();
    }
}
