/*
 * Runs tests/vectors/register: ./register_vectors FILE…
 *
 * Each vector asks one question of registers; "want" has values by their JSON pointers, "error" the name of a refusal. A
 * register that files may not hold (an id twice) is made by a program in other languages; here reading refuses it, for one
 * of the reasons below and no other.
 */
#include <cjson/cJSON.h>
#include <rashinban/rashinban_register.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REGISTERS = 16, DIAGNOSTICS = 512 };

static const int32_t refusals[] = {
    RASHINBAN_RULE_DUPLICATE_ID, RASHINBAN_RULE_MISSING, RASHINBAN_RULE_OUT_OF_RANGE, RASHINBAN_RULE_NOT_A_PRINCIPLE,
    RASHINBAN_RULE_DUPLICATE_ENTRY,
};

static int passed, refused, failed;

static void fail(const char *vector, const char *what)
{
    failed++;
    printf("%s: %s\n", vector, what);
}

static cJSON *parsed(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0)
        exit(EXIT_FAILURE);
    size_t size = (size_t)ftell(file);
    char *text = malloc(size + 1);
    rewind(file);
    if (text == NULL || fread(text, 1, size, file) != size)
        exit(EXIT_FAILURE);
    text[size] = '\0';
    cJSON *json = cJSON_Parse(text);
    free(text);
    fclose(file);
    return json;
}

/* The value at a JSON pointer, NULL where there is none. */
static const cJSON *at(const cJSON *json, const char *pointer)
{
    char part[256];
    while (json != NULL && *pointer == '/') {
        size_t size = strcspn(++pointer, "/");
        if (size >= sizeof part)
            return NULL;
        memcpy(part, pointer, size);
        part[size] = '\0';
        pointer += size;
        if (cJSON_IsArray(json))
            json = strspn(part, "0123456789") == size ? cJSON_GetArrayItem(json, atoi(part)) : NULL;
        else
            json = cJSON_GetObjectItemCaseSensitive(json, part);
    }
    return json;
}

/* The handle of a register, 0 where it is refused as it may be, below 0 where it is refused otherwise. */
static int32_t read_register(const cJSON *json)
{
    static rashinban_diagnostic found[DIAGNOSTICS];
    char *text = cJSON_PrintUnformatted(json);
    int32_t handle = 0, diagnostics = 0, count, allowed = 0;
    int32_t errors = rashinban_register_read((const uint8_t *)text, (int32_t)strlen(text), RASHINBAN_FORMAT_JSON, &handle,
                                             &diagnostics);
    cJSON_free(text);
    if (errors < 0)
        return errors;
    count = rashinban_diagnostics(diagnostics, found, DIAGNOSTICS);
    for (int32_t i = 0; i < count; i++)
        for (size_t rule = 0; rule < sizeof refusals / sizeof *refusals; rule++)
            allowed += found[i].severity == RASHINBAN_SEVERITY_ERROR && found[i].rule == refusals[rule];
    rashinban_free(diagnostics);
    return errors == allowed && (errors > 0) == (handle == 0) ? handle : -1;
}

static cJSON *asked(const cJSON *vector, const int32_t *registers, int32_t count)
{
    const char *call = cJSON_GetStringValue(cJSON_GetObjectItem(vector, "call"));
    char *options = cJSON_PrintUnformatted(at(vector, "/args/options"));
    int32_t document = 0;
    rashinban_str text;
    cJSON *answer = NULL;
    int32_t status = rashinban_register_ask(registers, count, (const uint8_t *)call, (int32_t)strlen(call),
                                            (const uint8_t *)options, (int32_t)strlen(options), &document);
    if (status >= 0 && rashinban_document_text(document, &text) == RASHINBAN_OK)
        answer = cJSON_ParseWithLength((const char *)text.ptr, (size_t)text.len);
    rashinban_free(document);
    cJSON_free(options);
    return answer;
}

static void compare(const char *name, const cJSON *want, const cJSON *answer)
{
    const cJSON *place;
    cJSON_ArrayForEach(place, want) {
        const int is_error = strcmp(place->string, "error") == 0;
        const cJSON *got = is_error ? at(answer, "/problem") : at(answer, place->string);
        if (!(cJSON_IsNull(place) && got == NULL) && !cJSON_Compare(place, got, 1)) {
            char *text = cJSON_PrintUnformatted(got);
            fail(name, place->string);
            printf("  got %s\n", text == NULL ? "nothing" : text);
            cJSON_free(text);
            return;
        }
    }
    if (cJSON_HasObjectItem(answer, "problem") && !cJSON_HasObjectItem(want, "error"))
        fail(name, "refused");
    else
        passed++;
}

static void run(const cJSON *vector)
{
    const char *name = cJSON_GetStringValue(cJSON_GetObjectItem(vector, "name"));
    const cJSON *several = at(vector, "/args/registers"), *one = at(vector, "/args/register"), *json;
    int32_t registers[REGISTERS], count = 0, is_refused = 0;

    for (json = several == NULL ? one : several->child; json != NULL && count < REGISTERS; json = json->next) {
        int32_t handle = read_register(json);
        if (handle < 0)
            fail(name, "a register is refused for another reason");
        is_refused |= handle <= 0;
        registers[count++] = handle;
        if (several == NULL)
            break;
    }
    if (is_refused) {
        refused++;
    } else {
        cJSON *answer = asked(vector, registers, count);
        if (answer == NULL)
            fail(name, "no answer");
        else
            compare(name, cJSON_GetObjectItem(vector, "want"), answer);
        cJSON_Delete(answer);
    }
    while (count > 0)
        rashinban_free(registers[--count]);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        cJSON *vectors = parsed(argv[i]);
        const cJSON *vector;
        cJSON_ArrayForEach(vector, vectors) run(vector);
        cJSON_Delete(vectors);
    }
    printf("%d vectors passed, %d registers refused, %d failed\n", passed, refused, failed);
    return failed == 0 && passed > 150 && refused < passed / 10 ? EXIT_SUCCESS : EXIT_FAILURE;
}
