package gatehouse.antispam;

import gatehouse.antispam.match.PatternSet;
import gatehouse.antispam.text.MessageTexts;
import java.util.List;
import java.util.function.Function;

/** A text of messages, in pieces, and all patterns that look at it; its name is for people. Immutable; safe for threads. */
record TextSource(String name, Function<MessageTexts, List<byte[]>> pieces, PatternSet patterns) {}
