/*
 * Runs each line of a file as one statement of SQLite with the extension loaded: attempt DATABASE EXTENSION FILE.
 * For each it prints a line: the first column of the first row, or "!" and the error.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void fail(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(2);
}

static void print(const char *mark, const char *text)
{
    fputs(mark, stdout);
    for (; *text != '\0'; text++)
        putchar(*text == '\n' || *text == '\r' ? ' ' : *text);
    putchar('\n');
}

static void attempt(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int status = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (status == SQLITE_OK)
        status = sqlite3_step(statement);
    if (status == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, 0);
        print("", text == NULL ? "null" : text);
        /* To the end: what follows the first row may fail, too. */
        do
            status = sqlite3_step(statement);
        while (status == SQLITE_ROW);
        if (status != SQLITE_DONE)
            fail(sql, sqlite3_errmsg(db));
    } else if (status == SQLITE_DONE) {
        print("", "null");
    } else {
        print("!", sqlite3_errmsg(db));
    }
    sqlite3_finalize(statement);
}

int main(int count, char **arguments)
{
    /* The longest query has a thousand characters. */
    static char line[1 << 16];
    sqlite3 *db = NULL;
    char *error = NULL;
    FILE *file;
    if (count != 4)
        fail("attempt", "DATABASE EXTENSION FILE");
    if (sqlite3_open(arguments[1], &db) != SQLITE_OK)
        fail(arguments[1], sqlite3_errmsg(db));
    if (sqlite3_enable_load_extension(db, 1) != SQLITE_OK ||
        sqlite3_load_extension(db, arguments[2], NULL, &error) != SQLITE_OK)
        fail(arguments[2], error == NULL ? "cannot be loaded" : error);
    file = fopen(arguments[3], "r");
    if (file == NULL)
        fail(arguments[3], "cannot be read");
    while (fgets(line, sizeof line, file) != NULL) {
        if (strchr(line, '\n') == NULL)
            fail(arguments[3], "a line is too long");
        attempt(db, line);
    }
    fclose(file);
    if (sqlite3_close(db) != SQLITE_OK)
        fail(arguments[1], "a statement is still open");
    return 0;
}
