package gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Holds our declarations of the Notes API against what is published of the genuine one: an add-in compiled against ours
 * must link with it. What matters for that is written the way {@code javap} does, and compared as text.
 */
class NotesApiTest {
    private static final int LINKING = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL;
    /** Called by its name only, with which RunJava looks for it. */
    private static final String REFLECTIVE = "lotus.notes.addins.JavaServerAddin.stopAddin()";
    /** The one type that only ours has. */
    private static final String RUNTIME = "lotus.NotesRuntime";

    private static final JavaClasses DECLARED = new ClassFileImporter().importPackages("lotus");

    @Test
    void shouldDeclareWhatIsPublished() throws Exception {
        Map<String, List<String>> published = published();
        Map<String, List<String>> declared = declared();

        assertThat(declared.keySet()).containsExactlyElementsOf(published.keySet());
        published.forEach((type, members) ->
                assertThat(declared.get(type)).as(type).containsExactlyInAnyOrderElementsOf(members));
    }

    @Test
    void shouldDeclareNothingThatIsNotCalled() {
        Assumptions.assumeTrue(
                isThere("gatehouse.domino.NotesPendingMail") && isThere("gatehouse.embedded.Main"),
                "the adapter and the embedded Domino are not there yet");
        JavaClasses all = new ClassFileImporter().importPackages("lotus", "gatehouse");

        List<String> surplus = all.stream()
                .filter(type -> type.getPackageName().startsWith("lotus.") && !isRuntime(type.getName()))
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(NotesApiTest::isDeclaration)
                .filter(unit -> unit.getAccessesToSelf().stream()
                        .noneMatch(access -> !access.getOrigin().equals(unit)))
                .filter(unit -> !isOverridden(unit))
                .map(JavaCodeUnit::getFullName)
                .filter(name -> !name.equals(REFLECTIVE))
                .sorted()
                .toList();

        assertThat(surplus).isEmpty();
    }

    private static Map<String, List<String>> published() throws IOException {
        Map<String, List<String>> types = new TreeMap<>();
        List<String> members = List.of();
        for (String line : resource().lines().map(String::strip).toList()) {
            if (line.endsWith("{")) {
                members = new ArrayList<>();
                types.put(line.substring(0, line.length() - 2), members);
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.equals("}")) {
                members.add(line);
            }
        }
        return types;
    }

    private static String resource() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(NotesApiTest.class.getResourceAsStream("/notes-api-signatures.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, List<String>> declared() throws Exception {
        Map<String, List<String>> types = new TreeMap<>();
        for (JavaClass type : DECLARED) {
            if (!isRuntime(type.getName())) {
                Class<?> declared = Class.forName(type.getName(), false, NotesApiTest.class.getClassLoader());
                types.put(header(declared), members(declared));
            }
        }
        return types;
    }

    private static String header(Class<?> type) {
        String supers = type.isInterface() ? names(type.getInterfaces()) : superclass(type);
        return modifiers(type.getModifiers())
                + (type.isInterface() ? "interface " : "class ")
                + type.getName()
                + (supers.isEmpty() ? "" : " extends " + supers);
    }

    /** The genuine NotesException extends a class that no JDK has any more; ours differs in this and nothing else. */
    private static String superclass(Class<?> type) {
        if (type.getName().equals("lotus.domino.NotesException")) {
            return "org.omg.CORBA.UserException";
        }
        return type.getSuperclass() == Object.class ? "" : type.getSuperclass().getName();
    }

    private static List<String> members(Class<?> type) throws IllegalAccessException {
        List<String> members = new ArrayList<>();
        for (Field field : accessible(type.getDeclaredFields())) {
            members.add(field(type, field));
        }
        for (Constructor<?> constructor : accessible(type.getDeclaredConstructors())) {
            members.add(modifiers(constructor.getModifiers()) + type.getName() + parameters(constructor));
        }
        for (Method method : accessible(type.getDeclaredMethods())) {
            members.add(modifiers(method.getModifiers())
                    + method.getReturnType().getTypeName() + " " + method.getName() + parameters(method));
        }
        return members;
    }

    private static String field(Class<?> type, Field field) throws IllegalAccessException {
        boolean constant = (field.getModifiers() & Modifier.FINAL) != 0;
        return modifiers(field.getModifiers()) + field.getType().getTypeName() + " " + field.getName()
                + (constant ? " = " + field.get(type) : "");
    }

    private static <T extends Member> List<T> accessible(T[] members) {
        return Arrays.stream(members)
                .filter(member -> (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
                .filter(member -> !member.isSynthetic())
                .toList();
    }

    private static String modifiers(int modifiers) {
        String text = Modifier.toString(modifiers & LINKING);
        return text.isEmpty() ? "" : text + " ";
    }

    private static String parameters(Executable executable) {
        return "(" + names(executable.getParameterTypes()) + ")";
    }

    private static String names(Class<?>[] types) {
        return Stream.of(types).map(Class::getTypeName).collect(Collectors.joining(", "));
    }

    private static boolean isRuntime(String type) {
        return type.startsWith(RUNTIME);
    }

    private static boolean isThere(String type) {
        return NotesApiTest.class.getResource("/" + type.replace('.', '/') + ".class") != null;
    }

    /** Constructors and methods that a caller can name; what Object, Thread and Throwable call themselves is none. */
    private static boolean isDeclaration(JavaCodeUnit unit) {
        boolean accessible = unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
        boolean inherited = unit.getOwner().getAllRawSuperclasses().stream()
                .filter(type -> type.getPackageName().equals("java.lang"))
                .anyMatch(type -> declares(type, unit));
        return accessible && !inherited;
    }

    private static boolean declares(JavaClass type, JavaCodeUnit unit) {
        return type.getMethods().stream().anyMatch(method -> isSame(method, unit));
    }

    private static boolean isSame(JavaCodeUnit one, JavaCodeUnit other) {
        return one.getName().equals(other.getName())
                && one.getRawParameterTypes().equals(other.getRawParameterTypes());
    }

    /** Such as runNotes: declared so that it can be overridden. */
    private static boolean isOverridden(JavaCodeUnit unit) {
        return unit.getOwner().getAllSubclasses().stream()
                .filter(type -> !type.isInterface() && !unit.getOwner().isInterface())
                .anyMatch(type -> declares(type, unit));
    }
}
