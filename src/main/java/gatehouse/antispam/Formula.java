package gatehouse.antispam;

import gatehouse.antispam.rules.Expression;
import gatehouse.antispam.rules.Operator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A meta's expression over rules' numbers. A rule is run only when its value can still matter: what cannot be anything
 * but 0 is seen from {@link #range} first. Immutable; safe for threads.
 */
sealed interface Formula {
    double value(Scoring message);

    /** The values that it can have, as far as is known without running a rule. */
    Range range(Scoring message);

    /** The formulas below this one. */
    List<Formula> operands();

    /** The numbers of the rules in it. */
    default IntStream references() {
        return operands().stream().flatMapToInt(Formula::references);
    }

    /** What metas call the fact that the network is not asked, which always holds here. */
    String LOCAL = "local_tests_only";

    /** The formula of an expression; a rule without a number has the value 0. */
    static Formula of(Expression expression, Map<String, Integer> numbers) {
        if (expression instanceof Expression.Constant constant) {
            return new Constant(constant.number());
        }
        if (expression instanceof Expression.Reference reference) {
            if (reference.rule().equals(LOCAL)) {
                return new Constant(1);
            }
            return numbers.containsKey(reference.rule())
                    ? new Reference(numbers.get(reference.rule()))
                    : new Constant(0);
        }
        List<Formula> operands = expression.operands().stream()
                .map(operand -> of(operand, numbers))
                .toList();
        return of(expression, operands);
    }

    private static Formula of(Expression expression, List<Formula> operands) {
        if (expression instanceof Expression.All) {
            return new All(operands);
        }
        if (expression instanceof Expression.Any) {
            return new Any(operands);
        }
        if (expression instanceof Expression.Sum) {
            return new Sum(operands);
        }
        if (expression instanceof Expression.Not) {
            return new Not(operands.get(0));
        }
        if (expression instanceof Expression.Negative) {
            return new Negative(operands.get(0));
        }
        return expression instanceof Expression.Binary binary
                ? new Binary(binary.operator(), operands.get(0), operands.get(1))
                : new Choice(operands.get(0), operands.get(1), operands.get(2));
    }

    /** A number. */
    record Constant(double number) implements Formula {
        @Override
        public double value(Scoring message) {
            return number;
        }

        @Override
        public Range range(Scoring message) {
            return Range.of(number);
        }

        @Override
        public List<Formula> operands() {
            return List.of();
        }
    }

    /** The value of a rule. */
    record Reference(int rule) implements Formula {
        @Override
        public double value(Scoring message) {
            return message.value(rule);
        }

        @Override
        public Range range(Scoring message) {
            return message.range(rule);
        }

        @Override
        public List<Formula> operands() {
            return List.of();
        }

        @Override
        public IntStream references() {
            return IntStream.of(rule);
        }
    }

    /** {@code a && b && …} */
    record All(List<Formula> operands) implements Formula {
        @Override
        public double value(Scoring message) {
            double value = range(message).isZero() ? 0 : 1;
            for (int at = 0; at < operands.size() && value != 0; at++) {
                value = operands.get(at).value(message);
            }
            return value;
        }

        @Override
        public Range range(Scoring message) {
            boolean isTrue = true;
            Range last = Range.ONE;
            for (Formula operand : operands) {
                last = operand.range(message);
                if (last.isZero()) {
                    return Range.ZERO;
                }
                isTrue &= last.isTrue();
            }
            return isTrue ? last : last.orZero();
        }
    }

    /** {@code a || b || …} */
    record Any(List<Formula> operands) implements Formula {
        @Override
        public double value(Scoring message) {
            double value = 0;
            for (int at = 0; at < operands.size() && value == 0; at++) {
                value = operands.get(at).value(message);
            }
            return value;
        }

        @Override
        public Range range(Scoring message) {
            Range all = Range.ZERO;
            boolean isTrue = false;
            for (Formula operand : operands) {
                Range range = operand.range(message);
                all = all.or(range);
                isTrue |= range.isTrue();
            }
            return isTrue && all.min() == 0 ? new Range(Double.MIN_VALUE, all.max()) : all;
        }
    }

    /** {@code a + b + …} */
    record Sum(List<Formula> operands) implements Formula {
        @Override
        public double value(Scoring message) {
            double sum = 0;
            for (Formula operand : operands) {
                sum += operand.value(message);
            }
            return sum;
        }

        @Override
        public Range range(Scoring message) {
            Range sum = Range.ZERO;
            for (Formula operand : operands) {
                sum = sum.plus(operand.range(message));
            }
            return sum;
        }
    }

    /** {@code !a} */
    record Not(Formula operand) implements Formula {
        @Override
        public double value(Scoring message) {
            return operand.value(message) == 0 ? 1 : 0;
        }

        @Override
        public Range range(Scoring message) {
            return operand.range(message).not();
        }

        @Override
        public List<Formula> operands() {
            return List.of(operand);
        }
    }

    /** {@code -a} */
    record Negative(Formula operand) implements Formula {
        @Override
        public double value(Scoring message) {
            return -operand.value(message);
        }

        @Override
        public Range range(Scoring message) {
            return operand.range(message).negative();
        }

        @Override
        public List<Formula> operands() {
            return List.of(operand);
        }
    }

    /** An operator of two operands; where it compares, both are run only if what is known does not settle it. */
    record Binary(Operator operator, Formula left, Formula right) implements Formula {
        @Override
        public double value(Scoring message) {
            Range known = range(message);
            return known.min() == known.max() ? known.min() : operator.apply(left.value(message), right.value(message));
        }

        @Override
        public Range range(Scoring message) {
            return left.range(message).compared(operator, right.range(message));
        }

        @Override
        public List<Formula> operands() {
            return List.of(left, right);
        }
    }

    /** {@code condition ? then : otherwise} */
    record Choice(Formula condition, Formula then, Formula otherwise) implements Formula {
        @Override
        public double value(Scoring message) {
            return condition.value(message) != 0 ? then.value(message) : otherwise.value(message);
        }

        @Override
        public Range range(Scoring message) {
            return then.range(message).or(otherwise.range(message));
        }

        @Override
        public List<Formula> operands() {
            return List.of(condition, then, otherwise);
        }
    }
}
