package gatehouse.proof;

import gatehouse.proof.HoldLog.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Draws a run as SVG: a dot for each message at the time of its deposit, the higher the longer it was held, on ground that shows the
 * mode. It has a ground of its own and colours for light and dark. For one thread.
 */
final class HoldPicture {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 420;
    private static final int LEFT = 62;
    private static final int RIGHT = WIDTH - 16;
    private static final int TOP = 96;
    private static final int BOTTOM = HEIGHT - 44;
    private static final int LEAST_POWER = 1;
    private static final String STYLE = """
            <style>
              svg { --ground: #ffffff; --ink: #1f2328; --faint: #d0d7de;
                    --steady: #57606a; --updating: #0969da; --halting: #cf222e }
              @media (prefers-color-scheme: dark) {
                svg { --ground: #0d1117; --ink: #e6edf3; --faint: #30363d;
                      --steady: #9198a1; --updating: #58a6ff; --halting: #ff7b72 }
              }
              text { font: 13px system-ui, sans-serif; fill: var(--ink) }
              .ground { fill: var(--ground) }
              .grid { stroke: var(--faint); stroke-width: 1 }
              .steady { --mode: var(--steady) } .updating { --mode: var(--updating) } .halting { --mode: var(--halting) }
              .shade { fill: var(--mode); opacity: 0.09 }
              .update { fill: var(--mode) }
              .dots { stroke: var(--mode); stroke-width: 2.4; stroke-linecap: round; fill: none; opacity: 0.55 }
              .p99 { stroke: var(--ink); stroke-width: 1.5 }
            </style>
            """;

    private final HoldRun run;
    private final double seconds;
    private final double mostPower;
    private final StringBuilder svg = new StringBuilder();

    HoldPicture(HoldRun run) {
        this.run = run;
        seconds = Times.between(run.begin(), run.end());
        double longest = run.held().stream().mapToDouble(Held::millis).max().orElse(1);
        mostPower = Math.log10(2 * longest);
    }

    void write(Path file) throws IOException {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-label=\"How long each message was held, over time\">%n",
                WIDTH, HEIGHT);
        svg.append(STYLE);
        add("<rect class=\"ground\" width=\"%d\" height=\"%d\"/>%n", WIDTH, HEIGHT);
        legend();
        grid();
        run.segments().forEach(this::segment);
        run.updates().forEach(this::update);
        for (Mode mode : Mode.values()) {
            dots(mode);
        }
        run.segments().forEach(this::p99);
        svg.append("</svg>\n");
        Files.writeString(file, svg);
    }

    private void legend() {
        text(LEFT, 24, "start", "How long each message was held, from its deposit in mail.box to its release");
        int x = LEFT;
        for (Mode mode : Mode.values()) {
            add(
                    "<rect class=\"update %s\" x=\"%d\" y=\"38\" width=\"11\" height=\"11\" rx=\"5.5\"/>%n",
                    style(mode), x);
            text(x + 17, 48, "start", mode.letter() + "  " + mode.title());
            x += 190;
        }
        add("<rect class=\"update updating\" x=\"%d\" y=\"41\" width=\"22\" height=\"5\"/>%n", x);
        text(x + 28, 48, "start", "an update");
        add("<path class=\"p99\" d=\"M%d 43.5h22\"/>%n", x + 130);
        text(x + 158, 48, "start", "p99");
    }

    private void grid() {
        for (int power = LEAST_POWER; power <= mostPower; power++) {
            double y = y(Math.pow(10, power));
            add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>%n", LEFT, y, RIGHT);
            text(
                    LEFT - 8,
                    y + 4,
                    "end",
                    power < 3 ? (int) Math.pow(10, power) + " ms" : (int) Math.pow(10, power - 3) + " s");
        }
        int step = seconds > 240 ? 60 : seconds > 80 ? 20 : 10;
        for (int second = 0; second <= seconds; second += step) {
            text(x(run.begin().plusSeconds(second)), BOTTOM + 20, "middle", second + " s");
        }
    }

    private void segment(Segment segment) {
        double from = x(segment.from());
        double to = x(segment.to());
        add(
                "<rect class=\"shade %s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                style(segment.mode()), from, TOP - 26, to - from, BOTTOM - TOP + 26);
        text((from + to) / 2, TOP - 12, "middle", segment.mode().letter());
    }

    /** Every other one a little lower, so that those without a pause between them can be told apart. */
    private void update(Update update) {
        int row = run.updates().indexOf(update) % 2;
        double from = x(update.from());
        add(
                "<rect class=\"update %s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"4\"/>%n",
                style(update.mode()), from, TOP - 7 + 5 * row, Math.max(1, x(update.to()) - from));
    }

    /** Dots that fall together are drawn once. */
    private void dots(Mode mode) {
        Set<Long> drawn = new HashSet<>();
        add("<path class=\"dots %s\" d=\"", style(mode));
        for (Held message : run.held()) {
            long x = Math.round(x(message.deposited()) * 2);
            long y = Math.round(y(message.millis()) * 2);
            if (run.modeAt(message.deposited()).filter(mode::equals).isPresent() && drawn.add(x * 10_000 + y)) {
                svg.append('M').append(half(x)).append(' ').append(half(y)).append("h0");
            }
        }
        svg.append("\"/>\n");
    }

    private void p99(Segment segment) {
        List<Double> sorted = run.millis(List.of(segment));
        if (!sorted.isEmpty()) {
            double p99 = sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
            add("<path class=\"p99\" d=\"M%.1f %.1fH%.1f\"/>%n", x(segment.from()), y(p99), x(segment.to()));
        }
    }

    private double x(Instant time) {
        return LEFT + (RIGHT - LEFT) * Times.between(run.begin(), time) / seconds;
    }

    private double y(double millis) {
        double power = Math.max(LEAST_POWER, Math.log10(Math.max(millis, 0.001)));
        return BOTTOM - (BOTTOM - TOP - 8) * (power - LEAST_POWER) / (mostPower - LEAST_POWER);
    }

    private static String half(long doubled) {
        return doubled / 2 + (doubled % 2 == 0 ? "" : ".5");
    }

    private static String style(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private void text(double x, double y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
