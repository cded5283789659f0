package gatehouse.sso;

import gatehouse.scan.EngineVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * Claims as JSON. Reading is strict in types and bounds, and passes over claims that it does not know, so that a newer
 * server's tag is still read. Short names, since the tag is a header.
 */
final class ClaimsJson {
    private static final int MAX_TEXT = 512;

    /** The end of the year 9999, in seconds. */
    private static final long MAX_TIME = 253_402_300_799L;

    private final Map<String, Object> json;

    private ClaimsJson(Map<String, Object> json) {
        this.json = json;
    }

    static String write(TagClaims claims) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("iss", claims.server());
        json.put("iat", claims.issued().getEpochSecond());
        json.put("exp", claims.expires().getEpochSecond());
        json.put("ave", claims.antivirus().engine());
        json.put("avd", claims.antivirus().definitions());
        claims.antivirus().definitionsTime().ifPresent(time -> json.put("avt", time.getEpochSecond()));
        json.put("asg", claims.antispam());
        json.put("pol", claims.policy());
        json.put("dig", claims.digest());
        claims.quarantineEntry().ifPresent(entry -> json.put("qe", entry));
        json.put("uns", claims.unscanned());
        json.put("not", claims.noted());
        return JsonUtil.toJson(json);
    }

    static TagClaims read(String text) throws MalformedTagException {
        return new ClaimsJson(parse(text)).claims();
    }

    private static Map<String, Object> parse(String text) throws MalformedTagException {
        try {
            return JsonUtil.parseJson(text);
        } catch (JoseException e) {
            throw new MalformedTagException("claims are not JSON", e);
        }
    }

    private TagClaims claims() throws MalformedTagException {
        return new TagClaims(
                text("iss"),
                time("iat"),
                time("exp"),
                new EngineVersion(text("ave"), number("avd"), optionalTime("avt")),
                text("asg"),
                text("pol"),
                text("dig"),
                optionalText("qe"),
                flag("uns"),
                texts("not"));
    }

    private Object required(String name) throws MalformedTagException {
        Object value = json.get(name);
        if (value == null) {
            throw new MalformedTagException("no claim " + name);
        }
        return value;
    }

    private String text(String name) throws MalformedTagException {
        return text(name, required(name));
    }

    private Optional<String> optionalText(String name) throws MalformedTagException {
        return json.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
    }

    private static String text(String name, Object value) throws MalformedTagException {
        if (value instanceof String text && text.length() <= MAX_TEXT) {
            return text;
        }
        throw new MalformedTagException("claim " + name + " is no text, or too long");
    }

    private long number(String name) throws MalformedTagException {
        if (required(name) instanceof Long number && number >= 0) {
            return number;
        }
        throw new MalformedTagException("claim " + name + " is no number, or negative");
    }

    private Instant time(String name) throws MalformedTagException {
        long seconds = number(name);
        if (seconds > MAX_TIME) {
            throw new MalformedTagException("claim " + name + " is no time");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private Optional<Instant> optionalTime(String name) throws MalformedTagException {
        return json.containsKey(name) ? Optional.of(time(name)) : Optional.empty();
    }

    private boolean flag(String name) throws MalformedTagException {
        if (required(name) instanceof Boolean flag) {
            return flag;
        }
        throw new MalformedTagException("claim " + name + " is neither true nor false");
    }

    private List<String> texts(String name) throws MalformedTagException {
        if (!(required(name) instanceof List<?> values) || values.size() > TagClaims.MAX_NOTED) {
            throw new MalformedTagException("claim " + name + " is no list, or too long");
        }
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(text(name, value));
        }
        return texts;
    }
}
