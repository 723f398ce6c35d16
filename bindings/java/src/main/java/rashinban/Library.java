package rashinban;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Between Java's types and those of the C library. */
final class Library {
    /** The file, where it is not on JNA's own way (jna.library.path, then the system's folders). */
    private static final String PROPERTY = "rashinban.library";

    /** The longest text in an exception's message, in UTF-16 units. */
    private static final int EXCERPT = 40;

    /** rashinban_str: pointer and length; arrays of it are aligned for the pointer. */
    static final int STR = 2 * com.sun.jna.Native.POINTER_SIZE;

    /** Room for the largest struct, rashinban_provenance, one for each thread. */
    private static final ThreadLocal<Memory> SCRATCH = ThreadLocal.withInitial(() -> new Memory(16 + 3 * STR));

    private Library() {}

    static void load(Class<?> natives) {
        com.sun.jna.Native.register(natives, NativeLibrary.getInstance(System.getProperty(PROPERTY, "rashinban")));
        int version = Native.rashinban_abi_version();
        if (version < Items.ABI_VERSION) {
            throw new UnsatisfiedLinkError("librashinban: ABI " + version + " < " + Items.ABI_VERSION);
        }
    }

    /** A function that writes a list of numbers and returns how many there are. */
    interface Listing {
        int call(int[] items, int cap);
    }

    static int check(int status) {
        return check(status, "");
    }

    static int check(int status, String about) {
        if (status < 0) {
            throw new RashinbanException(status, excerpt(about), List.of());
        }
        return status;
    }

    /** The number that a function writes. */
    static int number(ToIntFunction<int[]> function) {
        int[] out = new int[1];
        check(function.applyAsInt(out));
        return out[0];
    }

    /** The string that a function writes; null for none. */
    static String string(ToIntFunction<Pointer> function) {
        Memory out = SCRATCH.get();
        check(function.applyAsInt(out));
        return string(out, 0);
    }

    /** The string that stands in a struct. */
    static String string(Pointer struct, long offset) {
        Pointer text = struct.getPointer(offset);
        if (text == null) {
            return null;
        }
        int length = struct.getInt(offset + com.sun.jna.Native.POINTER_SIZE);
        return new String(text.getByteArray(0, length), StandardCharsets.UTF_8);
    }

    /** The struct that a function fills, good until this thread's next call. */
    static Pointer struct(ToIntFunction<Pointer> function) {
        Memory out = SCRATCH.get();
        check(function.applyAsInt(out));
        return out;
    }

    /** A list of items; few are longer than the first array. */
    static List<Item> items(Listing function) {
        return items(function, () -> "");
    }

    static List<Item> items(Listing function, Supplier<String> about) {
        return items(numbers(function, 1, 32, about));
    }

    static List<Item> items(int[] numbers) {
        Item[] items = new Item[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            items[i] = Item.of(numbers[i]);
        }
        return List.of(items);
    }

    /** What a function writes into an array of elements of so many numbers. */
    static int[] numbers(Listing function, int each, int guess, Supplier<String> about) {
        int[] numbers = new int[guess * each];
        int count = function.call(numbers, guess);
        if (count == Problem.BUFFER_TOO_SMALL.number()) {
            int needed = check(function.call(null, 0), about.get());
            numbers = new int[needed * each];
            count = function.call(numbers, needed);
        }
        if (count < 0) {
            check(count, about.get());
        }
        return Arrays.copyOf(numbers, count * each);
    }

    /** Strings go as they are: places that come back are UTF-16 units, and half a pair is the library's to refuse. */
    static byte[] utf16(String text) {
        if (text.length() > Integer.MAX_VALUE / 2 - 8) {
            throw new RashinbanException(Problem.INVALID_ARGUMENT);
        }
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            bytes[2 * i] = (byte) unit;
            bytes[2 * i + 1] = (byte) (unit >> 8);
        }
        return bytes;
    }

    /** UTF-8, for the functions that take nothing else; half a surrogate pair is refused, not replaced. */
    static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException half) {
            throw new RashinbanException(Problem.MALFORMED_TEXT.number(), excerpt(text), List.of());
        }
    }

    static String excerpt(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }

    static <T> List<T> unmodifiable(ArrayList<T> list) {
        return Collections.unmodifiableList(list);
    }
}
