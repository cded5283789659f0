package gatehouse.antispam.rules;

import gatehouse.antispam.rules.Expression.All;
import gatehouse.antispam.rules.Expression.Any;
import gatehouse.antispam.rules.Expression.Binary;
import gatehouse.antispam.rules.Expression.Choice;
import gatehouse.antispam.rules.Expression.Constant;
import gatehouse.antispam.rules.Expression.Negative;
import gatehouse.antispam.rules.Expression.Not;
import gatehouse.antispam.rules.Expression.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the expressions of metas and of {@code if}, by recursive descent: one method for each level of precedence, the
 * weakest first. What a name or a function means is the {@link Names}' business. One parser reads one text.
 */
final class ExpressionParser {
    /** Levels of recursion; the deepest meta of the stock rules has seven parentheses. */
    private static final int MAX_DEPTH = 100;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}+(?:\\.[0-9]{1,15}+)?+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w:]*+");
    private static final List<Operator> EQUALITY = List.of(Operator.EQUAL, Operator.NOT_EQUAL);
    private static final List<Operator> ORDER =
            List.of(Operator.LESS_OR_EQUAL, Operator.GREATER_OR_EQUAL, Operator.LESS, Operator.GREATER);
    private static final List<Operator> PRODUCT = List.of(Operator.TIMES, Operator.DIVIDED, Operator.MODULO);

    private final String text;
    private final Names names;
    private int at;
    private int depth;

    private ExpressionParser(String text, Names names) {
        this.text = text;
        this.names = names;
    }

    /** What the words in an expression stand for. */
    interface Names {
        Expression name(String name) throws RuleSyntaxException;

        /** Empty if this is no function but a name before a parenthesis. */
        Optional<Expression> call(String function, String argument) throws RuleSyntaxException;
    }

    static Expression parse(String text, Names names) throws RuleSyntaxException {
        ExpressionParser parser = new ExpressionParser(text, names);
        Expression expression = parser.choice();
        parser.skipSpace();
        if (parser.at < text.length()) {
            throw parser.unexpected();
        }
        return expression;
    }

    private Expression choice() throws RuleSyntaxException {
        enter();
        Expression condition = chain("||", this::and, Any::new);
        if (accept("?")) {
            Expression then = choice();
            expect(":");
            condition = new Choice(condition, then, choice());
        }
        depth--;
        return condition;
    }

    private Expression and() throws RuleSyntaxException {
        return chain("&&", this::equality, All::new);
    }

    private Expression equality() throws RuleSyntaxException {
        return binary(EQUALITY, this::order);
    }

    private Expression order() throws RuleSyntaxException {
        return binary(ORDER, this::sum);
    }

    private Expression sum() throws RuleSyntaxException {
        List<Expression> operands = new ArrayList<>(List.of(product()));
        for (Optional<String> sign = sign(); sign.isPresent(); sign = sign()) {
            Expression operand = product();
            operands.add(sign.get().equals("-") ? new Negative(operand) : operand);
        }
        return operands.size() == 1 ? operands.get(0) : new Sum(operands);
    }

    private Optional<String> sign() {
        return accept("+") ? Optional.of("+") : accept("-") ? Optional.of("-") : Optional.empty();
    }

    private Expression product() throws RuleSyntaxException {
        return binary(PRODUCT, this::unary);
    }

    private Expression unary() throws RuleSyntaxException {
        enter();
        Expression operand;
        if (accept("!")) {
            operand = new Not(unary());
        } else if (accept("-")) {
            operand = new Negative(unary());
        } else {
            accept("+");
            operand = primary();
        }
        depth--;
        return operand;
    }

    private Expression primary() throws RuleSyntaxException {
        if (accept("(")) {
            Expression inner = choice();
            expect(")");
            return inner;
        }
        Optional<String> number = take(NUMBER);
        if (number.isPresent()) {
            return new Constant(Double.parseDouble(number.get()));
        }
        String name = take(NAME).orElseThrow(this::unexpected);
        Optional<Expression> call = call(name);
        return call.isPresent() ? call.get() : names.name(name);
    }

    private Optional<Expression> call(String name) throws RuleSyntaxException {
        skipSpace();
        int end = text.startsWith("(", at) ? text.indexOf(')', at) : -1;
        if (end < 0) {
            return Optional.empty();
        }
        Optional<Expression> call = names.call(name, text.substring(at + 1, end).strip());
        if (call.isPresent()) {
            at = end + 1;
        }
        return call;
    }

    private Expression chain(String operator, Level operand, Function<List<Expression>, Expression> node)
            throws RuleSyntaxException {
        List<Expression> operands = new ArrayList<>(List.of(operand.parse()));
        while (accept(operator)) {
            operands.add(operand.parse());
        }
        return operands.size() == 1 ? operands.get(0) : node.apply(operands);
    }

    /** These nest to the left, so that each one counts as a level. */
    private Expression binary(List<Operator> operators, Level operand) throws RuleSyntaxException {
        int before = depth;
        Expression left = operand.parse();
        for (Optional<Operator> operator = operator(operators); operator.isPresent(); operator = operator(operators)) {
            enter();
            left = new Binary(operator.get(), left, operand.parse());
        }
        depth = before;
        return left;
    }

    private Optional<Operator> operator(List<Operator> operators) {
        return operators.stream().filter(operator -> accept(operator.symbol())).findFirst();
    }

    private boolean accept(String symbol) {
        skipSpace();
        boolean found = text.startsWith(symbol, at);
        at += found ? symbol.length() : 0;
        return found;
    }

    private void expect(String symbol) throws RuleSyntaxException {
        if (!accept(symbol)) {
            throw unexpected();
        }
    }

    private Optional<String> take(Pattern pattern) {
        skipSpace();
        Matcher token = pattern.matcher(text).region(at, text.length());
        if (!token.lookingAt()) {
            return Optional.empty();
        }
        at = token.end();
        return Optional.of(token.group());
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private void enter() throws RuleSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw new RuleSyntaxException("expression deeper than " + MAX_DEPTH);
        }
    }

    private RuleSyntaxException unexpected() {
        String rest = at < text.length() ? Excerpt.of(text.substring(at)) : "the end";
        return new RuleSyntaxException("unexpected in expression: " + rest);
    }

    @FunctionalInterface
    private interface Level {
        Expression parse() throws RuleSyntaxException;
    }
}
