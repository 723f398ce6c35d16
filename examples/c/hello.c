#include <rashinban/rashinban.h>
#include <stdio.h>

int main(void)
{
    int32_t item, hits[3], total;
    rashinban_str label;

    if (rashinban_item_by_code((const uint8_t *)"i1-2", 4, RASHINBAN_ENCODING_UTF8, &item) != RASHINBAN_OK)
        return 1;
    rashinban_item_label(item, RASHINBAN_LANG_JA, &label); /* static, UTF-8, a NUL behind it */
    printf("%s\n", (const char *)label.ptr);               /* 行政サービス等の拡充 */

    /* any kind (0), anywhere (0), from the first hit on, into room for three */
    int32_t count = rashinban_search((const uint8_t *)"DFFT", 4, RASHINBAN_ENCODING_UTF8, 0, 0, 0, hits, 3, &total);
    for (int32_t i = 0; i < count; i++) {
        rashinban_item_label(hits[i], RASHINBAN_LANG_JA, &label);
        printf("%s\n", (const char *)label.ptr);
    }
    return 0;
}
