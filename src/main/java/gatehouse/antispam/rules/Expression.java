package gatehouse.antispam.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * An expression over the values of rules, with Perl's values: comparison and {@code !} give 1 or 0, {@code &&} and
 * {@code ||} give the operand that decided. Chains of one operator are one node, so that a meta of a thousand rules
 * is no deeper than one of two. Immutable; the depth is bounded by the parser.
 */
public sealed interface Expression {
    /** Its value, given that of each rule named in it; a rule that did not hit has 0. */
    double value(ToDoubleFunction<String> rules);

    /** The nodes below this one, in the order written. */
    List<Expression> operands();

    /** The rules named in it, sorted. */
    default Set<String> rules() {
        Set<String> names = new TreeSet<>();
        collect(names);
        return names;
    }

    /** How many nodes deep it is. */
    default int depth() {
        return 1 + operands().stream().mapToInt(Expression::depth).max().orElse(0);
    }

    private void collect(Set<String> names) {
        if (this instanceof Reference reference) {
            names.add(reference.rule());
        }
        operands().forEach(operand -> operand.collect(names));
    }

    private static boolean isTrue(double value) {
        return value != 0;
    }

    /** A number. */
    record Constant(double number) implements Expression {
        @Override
        public double value(ToDoubleFunction<String> rules) {
            return number;
        }

        @Override
        public List<Expression> operands() {
            return List.of();
        }
    }

    /** The value of a rule. */
    record Reference(String rule) implements Expression {
        @Override
        public double value(ToDoubleFunction<String> rules) {
            return rules.applyAsDouble(rule);
        }

        @Override
        public List<Expression> operands() {
            return List.of();
        }
    }

    /** {@code !a}. */
    record Not(Expression operand) implements Expression {
        @Override
        public double value(ToDoubleFunction<String> rules) {
            return isTrue(operand.value(rules)) ? 0 : 1;
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }
    }

    /** {@code -a}; {@code a - b} is the sum of a and this of b. */
    record Negative(Expression operand) implements Expression {
        @Override
        public double value(ToDoubleFunction<String> rules) {
            return -operand.value(rules);
        }

        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }
    }

    /** {@code a && b && …}: the first false value, or else the last. */
    record All(List<Expression> operands) implements Expression {
        public All {
            operands = List.copyOf(operands);
        }

        @Override
        public double value(ToDoubleFunction<String> rules) {
            double value = 1;
            for (int at = 0; at < operands.size() && isTrue(value); at++) {
                value = operands.get(at).value(rules);
            }
            return value;
        }
    }

    /** {@code a || b || …}: the first true value, or else the last. */
    record Any(List<Expression> operands) implements Expression {
        public Any {
            operands = List.copyOf(operands);
        }

        @Override
        public double value(ToDoubleFunction<String> rules) {
            double value = 0;
            for (int at = 0; at < operands.size() && !isTrue(value); at++) {
                value = operands.get(at).value(rules);
            }
            return value;
        }
    }

    /** {@code a + b + …}. */
    record Sum(List<Expression> operands) implements Expression {
        public Sum {
            operands = List.copyOf(operands);
        }

        @Override
        public double value(ToDoubleFunction<String> rules) {
            return operands.stream()
                    .mapToDouble(operand -> operand.value(rules))
                    .reduce(0, Double::sum);
        }
    }

    /** One of the other operators with two operands. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public double value(ToDoubleFunction<String> rules) {
            return operator.apply(left.value(rules), right.value(rules));
        }

        @Override
        public List<Expression> operands() {
            return List.of(left, right);
        }
    }

    /** {@code condition ? then : otherwise}. */
    record Choice(Expression condition, Expression then, Expression otherwise) implements Expression {
        @Override
        public double value(ToDoubleFunction<String> rules) {
            return isTrue(condition.value(rules)) ? then.value(rules) : otherwise.value(rules);
        }

        @Override
        public List<Expression> operands() {
            return List.of(condition, then, otherwise);
        }
    }
}
