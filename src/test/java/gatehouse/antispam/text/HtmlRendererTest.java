package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlRendererTest {

    @Test
    void shouldPartBlocksByLinesAndCellsBySpaces() {
        assertThat(text("a<p>b<br>c<div>d<td>e<li>f<h1>g")).isEqualTo("a\n\nb\nc\nd e f g");
    }

    @Test
    void shouldRunWhiteSpaceTogetherAndTakeItAwayAroundBlocks() {
        assertThat(text("a \n b <p> \t c <i> d</i>\n e")).isEqualTo("a b\n\nc  d e");
    }

    @Test
    void shouldLeaveScriptsAndStylesOut() {
        assertThat(text("a<script>if (x < 1) '</b>'</script>b<STYLE>p { }</STYLE >c"))
                .isEqualTo("abc");
        assertThat(text("a<script>x</scripts>b")).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a &lt;b&gt; &amp;&amp;&nbsp;c| a <b> && c",
                "&copy&eacute;&#65;&#x42&#67| ©éABC",
                "&euro; &euro &hearts &foo;&;&#;&#x;&#0;| € &euro &hearts &foo;&;&#;&#x;&#0;",
                "&notit; &ampx| ¬it; &x"
            })
    void shouldReplaceEntities(String html, String shown) {
        assertThat(text(html)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1 < 2 <3>| 1 < 2 <3>",
                "a<b c=\"d>e\">f| af",
                "a<b c='d\" e>f>g'>h| ah",
                "a<b c=d\"e>f| af",
                "a<b c = \"d\"e=f>g| ag",
                "a<b \"c>d| ad",
                "a</b c=\">\">d| ad",
                "a</ b>c</>d| acd",
                "a<?x?>b<!x>c<!x \">d\">e| abcd\">e",
                "a<!DOCTYPE b \"c>d\">e| ae",
                "a<!-- b > c -->d<!-- e -- f --  >g| adg",
                "a<!-- b > c| a c",
                "a<![CDATA[<b>]]>c<![if !d]>e<![endif]>f| a<b>cef",
                "a<b c=\"d>e| a",
                "a<b| a",
                "a<| a",
                "<textarea><b>c</textarea>d| <b>cd",
                "a<br/><c/><d />e| a\\ne"
            })
    void shouldSplitMarkupFromTextAsBrowsersDo(String html, String shown) {
        assertThat(text(html)).isEqualTo(shown.replace("\\n", "\n"));
    }

    @Test
    void shouldEndATitleThatHasNoEndTagAtTheNextTag() {
        assertThat(text("<title>a<!-- b -->c<p>d")).isEqualTo("\n\nac\n\n\n\nd");
        assertThat(text("<title>a<p>b</title>c")).isEqualTo("\n\na<p>b\n\nc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<font color=white>?",
                "<font color='#fffffa'>?",
                "<font color='#f5f5ff'>?",
                "<font color='#fff'>?",
                "<font color=fff>?",
                "<font color='rgb(255, 255,255)'>?",
                "<font color=nocolour>?",
                "<font size=1>?",
                "<font size=-2>?",
                "<small><small>?",
                "<basefont size=2><font size=-1>?",
                "<body text=white>?",
                "<span style='color: White !important'>?",
                "<span style='color:rgba(255,255,255,0)'>?",
                "<span style='COLOR:#123456; background:url(a) #123456'>?",
                "<span style='background-color:black'>?",
                "<span style='color:transparent'>?",
                "<span style='x:y; display : NONE'>?",
                "<div style='visibility:hidden'><b>?",
                "<p style='display:none'><table><td>?",
                "<th style='display:none'><p>x<td>?"
            })
    void shouldKnowWhatCannotBeSeen(String html) {
        assertThat(invisible(html)).endsWith("?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<font color=silver>?",
                "<font color='#'>?",
                "<font size=2>?",
                "<font size=x>?",
                "<table bgcolor=black><td>?",
                "<b style='display:none'>?",
                "<span style='display:none;display:inline'>?",
                "<span style='DISPLAY:none'>?",
                "<span style='color :white'>?",
                "<span style='color:inherit'>?",
                "<span style='display:none !important'>?",
                "<span style='display:none'></span>?",
                "<td style='display:none'><td>?",
                "<tr style='display:none'><td><font><tr>?",
                "<div style='display:none'><span></div>?",
                "<font color=white><font color=red>?"
            })
    void shouldKnowWhatCanBeSeen(String html) {
        assertThat(invisible(html)).isEmpty();
    }

    @Test
    void shouldPartWhatIsSeenFromWhatIsNot() {
        RenderedText page = render("a <font color=white> b </font> <br> c").text();

        assertThat(page.all()).isEqualTo("a  b \nc");
        assertThat(page.visible()).isEqualTo("a \nc");
        assertThat(page.invisible()).isEqualTo(" b ");
    }

    @Test
    void shouldKeepTheSpaceOfHiddenTextBesideABlock() {
        assertThat(text("a<br><font color=white> b <br>c")).isEqualTo("a\n b \nc");
    }

    private static String text(String html) {
        return render(html).text().all();
    }

    private static String invisible(String html) {
        return render(html).text().invisible();
    }

    private static HtmlRenderer.Rendered render(String html) {
        return HtmlRenderer.render(html, false);
    }
}
