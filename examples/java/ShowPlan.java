import java.util.stream.Collectors;
import rashinban.*;

/**
 * 重点計画を Java から / the plan from Java.
 *
 * <pre>java -cp jna.jar:rashinban.jar -Djna.library.path=… ShowPlan.java V04</pre>
 */
public final class ShowPlan {
    private ShowPlan() {}

    private static void show(Item item) {
        System.out.println("\n" + item.code());
        for (Lang lang : Lang.values()) {
            System.out.printf("  %-7s %s%n", lang.id(), item.label(lang));
        }
        System.out.println("  path    " + item.path().stream().map(Item::code).collect(Collectors.joining(" > ")));
        Provenance source = item.provenance();
        System.out.printf("  source  line %d, under %s%n", source.line(), source.heading());
    }

    public static void main(String[] arguments) {
        System.out.println("The sets of the plan");
        for (Item set : Plan.itemsOfKind(ItemKind.SET)) {
            System.out.printf("  %-4s%3d  %s%n", set.code(), set.children().size(), set.label());
        }

        // People type codes in many ways, and sometimes one that is not there.
        for (String typed : arguments.length > 0 ? arguments : new String[] {"ｉ1．2－3", "I01-07"}) {
            try {
                show(Plan.itemByCode(typed));
            } catch (RashinbanException refused) {
                System.out.println("\n" + refused.getMessage());
            }
        }

        // The closed lists of the plan are enums.
        show(Vision.NO_ONE_LEFT_BEHIND.item());

        // Half-width kana find full-width ones.
        Search.Results found = Search.of("ﾃﾞｼﾞﾀﾙ").kind(ItemKind.INITIATIVE_ITEM).limit(5).run();
        System.out.printf("%nﾃﾞｼﾞﾀﾙ: %d items, the best %d%n", found.total(), found.items().size());
        found.stream().forEach(item -> System.out.printf("  %-10s%s%n", item.code(), item.label()));

        // A field of 20 bytes in CP932 (MS932 in Java), cut between characters, for a file of fixed width.
        FixedWidth field = Items.V04.label(Lang.JA, Encoding.CP932, 20, Padding.SPACE);
        System.out.printf("%n[%s] %d bytes, cut from %d%n", field, field.bytes().length, field.length());

        System.out.println("\n" + Plan.attribution(Lang.JA));
    }
}
