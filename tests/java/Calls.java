import java.util.function.IntUnaryOperator;
import rashinban.*;

/** What a call costs, beside the cheapest foreign call that JNA can make. Printed, never a limit. */
final class Calls {
    static {
        com.sun.jna.Native.register("c");
    }

    private Calls() {}

    static native int abs(int number);

    private static double nanoseconds(IntUnaryOperator call) {
        final int calls = 50_000;
        double best = Double.MAX_VALUE;
        int kept = 0;
        for (int round = 0; round < 8; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                kept += call.applyAsInt(i);
            }
            best = Math.min(best, (System.nanoTime() - start) / (double) calls);
        }
        if (kept == 1) {
            System.out.println();
        }
        return best;
    }

    public static void main(String[] arguments) {
        Item[] items = Plan.items().toArray(new Item[0]);
        String[] codes = Plan.items().stream().map(Item::code).toArray(String[]::new);
        System.out.printf("%.0f ns abs of C; %.0f ns parent, %.0f ns label, %.0f ns by code, %.0f ns search%n",
                nanoseconds(Calls::abs),
                nanoseconds(i -> items[i % items.length].parent().isPresent() ? 2 : 0),
                nanoseconds(i -> items[i % items.length].label().length()),
                nanoseconds(i -> Plan.itemByCode(codes[i % codes.length]).id()),
                nanoseconds(i -> Search.of("防災").limit(5).run().total()));
    }
}
