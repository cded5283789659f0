package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeTest {
    @ParameterizedTest
    @CsvSource({
        "TEXT/HTML,text/html",
        "text/html charset=utf-8,text/html",
        "\"text/html\",text/html",
        "text/x-unknown,text/plain",
        "text,text/plain",
        "text/calendar; method=REQUEST,text/calendar",
        "image/gif(c)/x,image/gifc",
        "'; charset=utf-8',text/plain",
        "binary,binary"
    })
    void shouldReadTypesLeniently(String value, String type) {
        assertThat(ContentType.parse(value).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "b=x; boundary=\"a;b \",'a;b '",
        "boundary=a b,a",
        "boundary=\"a,a",
        "boundary=a\",''",
        "boundary=a\"; boundary=b,b",
        "boundary=\"\",''",
        "xboundary=a,''",
        "BOUNDARY = a,a"
    })
    void shouldReadABoundary(String parameters, String boundary) {
        assertThat(ContentType.parse("multipart/mixed; " + parameters).boundary())
                .isEqualTo(boundary);
    }

    @Test
    void shouldNotTakeApostrophesOfABoundaryForQuotes() {
        assertThat(ContentType.parse("multipart/mixed; boundary='a'").boundary())
                .isEqualTo("'a'");
    }

    @ParameterizedTest
    @CsvSource({
        "charset=\"utf-8\";x,utf-8",
        "charset=\"utf-8\" ; x,'utf-8\" '",
        "charset=us ascii,us ascii",
        "x-charset=utf-8,utf-8",
        "mycharset=utf-8,''",
        "charset=;x,''"
    })
    void shouldEndACharsetAtTheNextSemicolon(String parameters, String charset) {
        assertThat(ContentType.parse("text/plain; " + parameters).charset()).isEqualTo(charset);
    }

    @Test
    void shouldTakeTheFileNameAsTheNameOfAPart() {
        assertThat(ContentType.parse("image/gif; filename=a b.gif; name=c").name())
                .isEqualTo("a b.gif");
        assertThat(ContentType.parse("image/gif; name=\"a;b.gif\"").name()).isEqualTo("a");
    }
}
