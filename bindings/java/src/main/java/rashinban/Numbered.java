package rashinban;

/** 番号のある列挙 / a member of a closed list, by its number in the C library. */
public interface Numbered {
    /** The number of the C library. It never changes. */
    int number();

    /** The member with a number that the library gave. */
    static <E extends Enum<E> & Numbered> E of(Class<E> type, int number) {
        for (E member : type.getEnumConstants()) {
            if (member.number() == number) {
                return member;
            }
        }
        throw new IllegalStateException(type.getSimpleName() + " " + number + ": the library is newer than its binding");
    }
}
