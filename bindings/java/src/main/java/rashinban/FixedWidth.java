package rashinban;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * 固定長の欄 / a text in a field of fixed width, as files of older systems have it.
 *
 * @param bytes the field, padding included
 * @param encoding its encoding
 * @param length the bytes that the whole text has without padding
 * @param replaced the places of the characters that became 〓, in characters of the whole text, from 0
 */
public record FixedWidth(byte[] bytes, Encoding encoding, int length, List<Integer> replaced) {
    interface Copy {
        int call(byte[] buf, int cap);
    }

    static FixedWidth make(Encoding encoding, int width, Copy copy) {
        if (width < 0) {
            throw new RashinbanException(Problem.INVALID_ARGUMENT);
        }
        byte[] bytes = new byte[width];
        return new FixedWidth(bytes, encoding, Library.check(copy.call(bytes, width)), List.of());
    }

    static FixedWidth convert(String text, Encoding encoding, int width, Padding padding, int replace) {
        byte[] from = Library.utf16(text);
        int[] places = new int[text.length()];
        int[] replaced = new int[1];
        FixedWidth field = make(encoding, width, (buf, cap) ->
                Native.rashinban_convert(
                        from, from.length, Encoding.UTF16LE.number(), encoding.number(), padding.number(), replace,
                        buf, cap, places, places.length, replaced));
        List<Integer> list = Arrays.stream(places).limit(replaced[0]).boxed().toList();
        return new FixedWidth(field.bytes, encoding, field.length, list);
    }

    /** Whether the text was longer than the field and has been cut. */
    public boolean isCut() {
        return length > bytes.length;
    }

    /** The field as a string, padding included. */
    @Override
    public String toString() {
        return new String(bytes, charset(encoding));
    }

    /** Java's charset for an encoding: what Windows calls Shift_JIS is MS932 here. */
    public static Charset charset(Encoding encoding) {
        return switch (encoding) {
            case UTF8 -> StandardCharsets.UTF_8;
            case CP932 -> Charset.forName("MS932");
            case UTF16LE -> StandardCharsets.UTF_16LE;
        };
    }
}
