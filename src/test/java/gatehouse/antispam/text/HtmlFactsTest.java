package gatehouse.antispam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlFactsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<b>a</b>| length| 8",
                "<b>a b</b>| html_length| 3",
                "<b>a b</b>| non_space_len| 2",
                "<b>abc</b>| ratio| 0.7",
                "<b>| html| 1",
                "<b></b></b></i>| closed_extra_ratio| 0.5",
                "<b><blink></b></blink>| bad_tag_ratio| 0.5",
                "<b></b><blink><o:p></o:p>| bad_tag_ratio| 0.2",
                "<i><b></b><blink></blink>| non_element_ratio| 0.3333333333333333",
                "a<b>b</b> c<i>d</i>| obfuscation_ratio| 0.5",
                "<img width=10 height=20><img width=5 height=4>| image_area| 220",
                "<img width=10%% height=10%%>| image_area| 4800",
                "<img width=big height=0>| image_area| 40000",
                "<img width=10>| image_area| 0",
                "<font size=6><font size=+1>| max_size| 6",
                "<font size=-1>| min_size| 2",
                "<big><big><p>| max_size| 3",
                "<big><big><p style=x>| max_size| 5",
                "<embed src=a>| embeds| 1",
                "<form action='MailTo:a@b.example'>| form_action_mailto| 1",
                "<iframe src=a>| iframe_src| 1",
                "<font color=white>a| font_low_contrast| 1",
                "<font color=nocolour>a| font_invalid_color| 1"
            })
    void shouldCountWhatAPageIsMadeOf(String html, String name, double number) {
        assertThat(facts(html.replace("%%", "%")).number(name)).isEqualTo(OptionalDouble.of(number));
    }

    @ParameterizedTest
    @CsvSource({
        "bad_tag_ratio",
        "closed_extra_ratio",
        "obfuscation_ratio",
        "font_low_contrast",
        "font_face_bad",
        "embeds",
        "other"
    })
    void shouldHaveNothingToSayOfPlainText(String name) {
        assertThat(facts("a b").number(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1st", "-a", "Arial,", "Arial 12", "A;B", "Arial, 2nd"})
    void shouldDistrustFacesOfFontsThatAreNoNames(String face) {
        assertThat(facts("<font face=\"" + face + "\">").number("font_face_bad"))
                .hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Arial", "Arial, 'Times New Roman'", " MS Sans-Serif", "Courier2,mono"})
    void shouldTrustNamesOfFonts(String face) {
        assertThat(facts("<font face=\"" + face + "\">").number("font_face_bad"))
                .isEmpty();
    }

    @Test
    void shouldKnowHowManyElementsAreOpenAtTheEnd() {
        HtmlFacts facts = facts("<!doctype html><p><p><b></b></i><br>");

        assertThat(facts.open("p")).hasValue(2);
        assertThat(facts.open("b")).hasValue(0);
        assertThat(facts.open("i")).hasValue(0);
        assertThat(facts.open("br")).hasValue(1);
        assertThat(facts.open("!doctype")).hasValue(0);
        assertThat(facts.open("u")).isEmpty();
    }

    @Test
    void shouldKeepTheTextsOfAnchorsWithTheirImages() {
        assertThat(facts("<a href=b>c <b>d</b><img src=e></a> f <a></a><a href=g>h<a href=i>j")
                        .texts("anchor"))
                .containsExactly("c d<img>\n", "", "h", "j");
    }

    @Test
    void shouldKeepTitlesAndScripts() {
        HtmlFacts facts = facts("<title> a\n&amp; <b></title><title></title><script>c</script>");

        assertThat(facts.texts("title")).containsExactly(" a\n& <b>", "");
        assertThat(facts.texts("script")).containsExactly("c");
        assertThat(facts.texts("other")).isEmpty();
    }

    @Test
    void shouldKeepCommentsAndWhatIsAsGoodAsOne() {
        assertThat(facts("<!-- a --><!DOCTYPE b><!c><!ENTITY d><![endif]></ e><f g=\"h")
                        .texts("comment"))
                .containsExactly("<!-- a -->", "<!c>", "<![endif]>", "</ e>", "<f g=\"h");
    }

    @Test
    void shouldGiveCharactersAsUtf8() {
        String html = "<title>€</title>";
        HtmlFacts facts = HtmlRenderer.render(html, true).facts(html.length(), 18, true);

        assertThat(facts.texts("title")).containsExactly("\u00e2\u0082\u00ac");
        assertThat(facts.number("length")).hasValue(16);
        assertThat(facts.number("ratio")).hasValue((18 - 5) / 18.0);
    }

    private static HtmlFacts facts(String html) {
        return HtmlRenderer.render(html, false).facts(html.length(), html.length(), false);
    }
}
