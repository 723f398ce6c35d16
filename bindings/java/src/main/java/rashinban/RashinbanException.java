package rashinban;

import java.util.List;
import java.util.stream.Collectors;

/** 断られた呼び出し / a call that the library refused. */
public final class RashinbanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Problem problem;
    private final transient List<Item> nearest;

    RashinbanException(int status, String about, List<Item> nearest) {
        super(message(status, about, nearest));
        this.problem = Numbered.of(Problem.class, status);
        this.nearest = nearest;
    }

    RashinbanException(Problem problem) {
        this(problem.number(), "", List.of());
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }

    /** Up to three items that an unknown code may mean, nearest first; otherwise empty. */
    public List<Item> nearest() {
        return nearest == null ? List.of() : nearest;
    }

    private static String message(int status, String about, List<Item> nearest) {
        String ja = Library.string(out -> Native.rashinban_status_message(status, Lang.JA.number(), out));
        String en = Library.string(out -> Native.rashinban_status_message(status, Lang.EN.number(), out));
        String near = nearest.stream().map(Item::code).collect(Collectors.joining(", "));
        return (about.isEmpty() ? "" : about + ": ") + ja + " / " + en
                + (near.isEmpty() ? "" : " → " + near + " ?");
    }
}
