package gatehouse.embedded.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TagTest {
    private static String jws(String claims) {
        byte[] bytes = claims.getBytes(StandardCharsets.UTF_8);
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + ".c2ln";
    }

    @Test
    void shouldReadTheClaims() {
        String claims = "{\"iss\":\"mail1\\/Acme\",\"ave\":\"ClamAV 1.4.6\",\"uns\":false,\"not\":[]}";
        assertThat(Tag.parse(jws(claims))).contains(new Tag("mail1/Acme", "ClamAV 1.4.6", false, Optional.empty()));
    }

    @Test
    void shouldReadTheFirstNoteWithItsQuotes() {
        String claims = "{\"iss\":\"m\",\"ave\":\"a\",\"uns\":false,\"not\":[\"a \\\"b\\\" c\",\"second\"]}";
        assertThat(Tag.parse(jws(claims)).flatMap(Tag::noted)).contains("a \"b\" c");
    }

    @Test
    void shouldTellWhatWasLetGoWithoutAScan() {
        assertThat(Tag.parse(jws("{\"uns\":true}")).map(Tag::unscanned)).contains(true);
    }

    @Test
    void shouldReadATagThatWasFoldedAsAHeader() {
        String folded = jws("{\"iss\":\"mail2\\/Acme\"}").replaceAll("(.{7})", "$1\r\n ");
        assertThat(Tag.parse(folded).map(Tag::server)).contains("mail2/Acme");
    }

    @Test
    void shouldFindNoTagInOtherText() {
        assertThat(Tag.parse("")).isEmpty();
        assertThat(Tag.parse("scanned")).isEmpty();
    }
}
