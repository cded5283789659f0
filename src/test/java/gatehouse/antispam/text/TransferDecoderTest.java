package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferDecoderTest {
    @ParameterizedTest
    @CsvSource({
        "YWJj,abc",
        "'Y W\nJ\tj\n',abc",
        "YW!J-j,abc",
        "YWI=,ab",
        "YWJjYW==,abca",
        "YWJjYW,abca",
        "YWJj====,abc",
        "Y,''",
        "====,''"
    })
    void shouldSkipWhatIsNoBase64AndPaddingAtTheEnd(String encoded, String decoded) {
        assertThat(TransferDecoder.base64(encoded)).isEqualTo(decoded);
    }

    @ParameterizedTest
    @CsvSource({"YWI=YWJj,ab\u0000abc", "YWI=!YWJj,ab?abc", "'YWI=\nYWJjY',ab?abc"})
    void shouldTakePaddingWithinForADigit(String encoded, String decoded) {
        assertThat(TransferDecoder.base64(encoded)).isEqualTo(decoded);
    }

    @ParameterizedTest
    @CsvSource({
        "a=3D=3d,a==",
        "a=zz=4,a=zz=4",
        "'a=\nb','ab'",
        "'a= \t\r\nb','ab'",
        "'a  \nb','a\nb'",
        "'a =  \r\nb \r\n','a b\r\n'",
        "'a=20\nb','a \nb'",
        "'a==\n3Db','a=b'",
        "'a =','a ='",
        "'=E4=\n=F6','äö'"
    })
    void shouldJoinLinesThenReplaceCodes(String encoded, String decoded) {
        assertThat(TransferDecoder.quotedPrintable(encoded)).isEqualTo(decoded);
    }
}
