package rashinban;

/** 計画の番号付きの一覧 / a list that the plan numbers: {@link Vision}, {@link Initiative} and so on. */
public interface PlanList {
    /** The number that the plan gives, from 1. */
    int number();

    /** The kind of the list's items. */
    ItemKind kind();

    /** The item: {@code Vision.NO_ONE_LEFT_BEHIND.item()} is V04. */
    default Item item() {
        return Plan.itemByNumber(kind(), number());
    }
}
