package gatehouse.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rows whose columns are aligned. The last column is not padded. For one thread. */
final class Table {
    private static final int MOST_WIDTH = 60;

    private final List<String[]> rows = new ArrayList<>();

    Table row(String... cells) {
        String[] row = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            // A cell that breaks the line would break the table; what else is wrong with it, the console escapes.
            row[i] = cells[i].replaceAll("\\R", " ");
        }
        rows.add(row);
        return this;
    }

    void print(Consumer<String> out) {
        rows.forEach(row -> out.accept(line(row)));
    }

    private String line(String[] row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            line.append(i == row.length - 1 ? row[i] : padded(row[i], width(i)));
        }
        return line.toString().stripTrailing();
    }

    private static String padded(String cell, int width) {
        String cut = cell.length() <= width ? cell : cell.substring(0, width - 3) + "...";
        return cut + " ".repeat(width - cut.length() + 2);
    }

    private int width(int column) {
        int widest = 0;
        for (String[] row : rows) {
            if (column < row.length - 1) {
                widest = Math.max(widest, row[column].length());
            }
        }
        return Math.min(widest, MOST_WIDTH);
    }
}
