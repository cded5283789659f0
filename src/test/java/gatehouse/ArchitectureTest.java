package gatehouse;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom, as rules. A package that is not listed is refused: whoever adds one says here what it may know. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gatehouse");
    private static final JavaClasses PRODUCT =
            ALL.that(DescribedPredicate.not(resideInAPackage("gatehouse.embedded..")));

    /** Our packages that each package may use besides itself; {@code app} may use all. */
    private static final Map<String, Set<String>> KNOWS = Map.ofEntries(
            entry("boot", Set.of()),
            entry("scan", Set.of()),
            entry("mail", Set.of()),
            entry("antispam.match", Set.of()),
            entry("settings", Set.of("scan")),
            entry("server", Set.of("mail", "scan")),
            entry("antispam.text", Set.of()),
            entry("antivirus", Set.of("mail", "scan", "settings")),
            entry("content", Set.of("mail", "scan", "settings")),
            entry("sso", Set.of("mail", "scan", "settings")),
            entry("quarantine", Set.of("mail", "scan", "settings", "server")),
            entry("report", Set.of("mail", "scan", "settings", "server", "antispam")),
            entry(
                    "pipeline",
                    Set.of(
                            "mail",
                            "scan",
                            "settings",
                            "server",
                            "antivirus",
                            "content",
                            "antispam",
                            "sso",
                            "quarantine",
                            "report")),
            entry(
                    "console",
                    Set.of(
                            "mail",
                            "scan",
                            "settings",
                            "server",
                            "antivirus",
                            "content",
                            "antispam",
                            "sso",
                            "quarantine",
                            "report",
                            "pipeline",
                            "definitions")),
            entry("domino", Set.of("mail", "scan", "server")),
            entry("antispam.rules", Set.of()),
            entry("antispam.checks", Set.of("antispam.match", "antispam.rules", "antispam.text")),
            entry(
                    "antispam",
                    Set.of(
                            "mail",
                            "scan",
                            "settings",
                            "antispam.rules",
                            "antispam.text",
                            "antispam.match",
                            "antispam.checks")),
            entry("definitions.channel", Set.of("settings")),
            entry("definitions", Set.of("antispam", "definitions.channel", "report", "scan", "server", "settings")),
            entry("spamcheck", Set.of("antispam")));

    /** Libraries, and the only packages of the product that may use them. */
    private static final Map<List<String>, Set<String>> FENCES = Map.ofEntries(
            entry(List.of("org.apache.tika..", "org.apache.poi..", "org.apache.pdfbox.."), Set.of("content")),
            entry(List.of("org.apache.commons.compress.."), Set.of("content", "definitions.channel")),
            entry(List.of("org.xbill.DNS..", "org.bouncycastle.."), Set.of("definitions.channel")),
            entry(List.of("org.h2.."), Set.of("report")),
            entry(List.of("xyz.capybara..", "dev.failsafe.."), Set.of("antivirus")),
            entry(List.of("org.apache.james.mime4j..", "org.jsoup.."), Set.of("mail")),
            entry(List.of("org.jose4j.."), Set.of("sso")),
            entry(List.of("ch.qos.logback.."), Set.of("app")),
            entry(List.of("org.subethamail..", "com.github.davidmoten.."), Set.of()),
            entry(List.of("lotus.."), Set.of("boot", "domino")));

    /** The classes that may write to a note; the first is the only one that writes to a message. */
    private static final Set<String> WRITERS = Set.of(
            "gatehouse.domino.NotesPendingMail",
            "gatehouse.domino.NotesMailBox",
            "gatehouse.domino.NotesQuarantineDatabase",
            "gatehouse.domino.NotesSettingsDatabase");

    /** What lets the writers write with less code; only they may use it. */
    private static final String WRITERS_HELPER = "gatehouse.domino.Calls";

    private static final Set<String> WRITING = Set.of(
            "save",
            "remove",
            "removeItem",
            "replaceItemValue",
            "appendItemValue",
            "copyAllItems",
            "copyToDatabase",
            "createRichTextItem",
            "createMIMEEntity",
            "setUniversalID",
            "setContentFromBytes",
            "setContentFromText");

    static Stream<String> packages() {
        return KNOWS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldKnowOnlyWhatItsPackageMayKnow(String name) {
        String[] known = Stream.concat(Stream.of(name), KNOWS.get(name).stream())
                .map(ArchitectureTest::ours)
                .toArray(String[]::new);

        check(noClasses()
                .that()
                .resideInAPackage(ours(name))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("gatehouse..").and(DescribedPredicate.not(resideInAnyPackage(known)))));
    }

    @Test
    void shouldHaveNoPackageThatNoRuleKnows() {
        String[] listed = Stream.concat(Stream.of("app"), packages())
                .map(ArchitectureTest::ours)
                .toArray(String[]::new);

        check(classes()
                .that()
                .doNotHaveFullyQualifiedName("gatehouse.Gatehouse")
                .should()
                .resideInAnyPackage(listed));
    }

    @Test
    void shouldKeepTheAddinsClassToTheBoot() {
        check(noClasses()
                .that()
                .haveFullyQualifiedName("gatehouse.Gatehouse")
                .should()
                .dependOnClassesThat(resideInAPackage("gatehouse..")
                        .and(DescribedPredicate.not(resideInAPackage("gatehouse.boot.."))
                                .and(DescribedPredicate.not(assignableTo(Gatehouse.class))))));
    }

    @Test
    void shouldKeepTheBootToTheJdkAndNotes() {
        check(classes()
                .that()
                .resideInAPackage("gatehouse.boot..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "lotus..", "gatehouse.boot..", "org.jspecify.annotations.."));
    }

    static Stream<List<String>> fencedLibraries() {
        return FENCES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("fencedLibraries")
    void shouldUseALibraryOnlyBehindItsFence(List<String> library) {
        String[] inside =
                FENCES.get(library).stream().map(ArchitectureTest::ours).toArray(String[]::new);

        check(noClasses()
                .that()
                .resideOutsideOfPackages(inside)
                .and()
                .doNotHaveFullyQualifiedName("gatehouse.Gatehouse")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library.toArray(String[]::new)));
    }

    /** The boot makes those in which the application is started and stopped: from outside, with a bound. */
    @Test
    void shouldMakeThreadsOnlyInAppAndDominoAndBoot() {
        DescribedPredicate<JavaAccess<?>> makesThreads = DescribedPredicate.describe(
                "make threads", access -> isThreadConstructor(access) || isOfExecutors(access));

        check(noClasses()
                .that()
                .resideOutsideOfPackages(ours("app"), ours("domino"), ours("boot"))
                .should()
                .accessTargetWhere(makesThreads));
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ours("app"), ours("domino"), ours("boot"))
                .and()
                .doNotHaveFullyQualifiedName("gatehouse.Gatehouse")
                .should()
                .beAssignableTo(Thread.class));
    }

    @Test
    void shouldHaveNoCyclesOfPackages() {
        slices().matching("gatehouse.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void shouldHaveNoCyclesOfPackagesInTheEmbeddedDomino() {
        slices().matching("gatehouse.embedded.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void shouldNotUseStandardStreams() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
                PRODUCT.that(DescribedPredicate.not(resideInAPackage("gatehouse.spamcheck"))));
    }

    @Test
    void shouldNotKnowTheEmbeddedDomino() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("gatehouse.embedded.."));
    }

    @Test
    void shouldWriteNotesOnlyInTheWriters() {
        check(noClasses()
                .that(DescribedPredicate.describe(
                        "are no writers", c -> !isWriter(c) && !c.getName().equals(WRITERS_HELPER)))
                .should()
                .accessTargetWhere(DescribedPredicate.describe("write to a note", ArchitectureTest::writes)));
        check(noClasses()
                .that(DescribedPredicate.describe(
                        "are no writers", c -> !isWriter(c) && !c.getName().equals(WRITERS_HELPER)))
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "write to a note through a helper", ArchitectureTest::writesThroughHelper)));
    }

    @Test
    void shouldNameTheTagsItemAtOnePlaceOfTheAdapter() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> naming = sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(ArchitectureTest::namesTag)
                    .toList();

            assertThat(naming)
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(path -> path.getParent().endsWith("domino"));
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }

    private static String ours(String name) {
        return "gatehouse." + name + "..";
    }

    private static boolean isThreadConstructor(JavaAccess<?> access) {
        return access.getTarget().getName().equals("<init>")
                && access.getTargetOwner().isEquivalentTo(Thread.class);
    }

    private static boolean isOfExecutors(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean asynchronous = owner.isEquivalentTo(java.util.concurrent.CompletableFuture.class)
                && access.getTarget().getName().endsWith("Async");
        return owner.isEquivalentTo(Executors.class)
                || owner.isEquivalentTo(java.util.Timer.class)
                || asynchronous
                || access.getTarget().getName().equals("parallelStream")
                || (access.getTarget().getName().equals("<init>") && owner.isAssignableTo(Executor.class));
    }

    private static boolean isWriter(JavaClass type) {
        return WRITERS.contains(outermost(type).getName());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static boolean writes(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().startsWith("lotus.domino")
                && WRITING.contains(access.getTarget().getName());
    }

    private static boolean writesThroughHelper(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals(WRITERS_HELPER)
                && access.getTarget().resolveMember().stream()
                        .filter(JavaCodeUnit.class::isInstance)
                        .map(JavaCodeUnit.class::cast)
                        .anyMatch(
                                helper -> helper.getAccessesFromSelf().stream().anyMatch(ArchitectureTest::writes));
    }

    private static boolean namesTag(Path source) {
        try {
            return Files.readString(source).contains("\"X-SSOTag\"");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
