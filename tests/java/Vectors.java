import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import rashinban.*;

/**
 * Runs the vectors of tests/vectors, given as arguments, on the binding for Java: each answer is built as JSON and compared
 * with the one that the vector wants. A call that is not in the table below is a failure.
 */
final class Vectors {
    private static final Map<String, Function<Arguments, JsonElement>> CALLS = Map.ofEntries(
            Map.entry("item_by_code", a -> code(a.item())),
            Map.entry("item_by_number", a -> code(Plan.itemByNumber(a.kind(), a.number("number")))),
            Map.entry("items_by_label", a -> codes(Plan.itemsByLabel(a.text("label")))),
            Map.entry("enum_by_name", a -> code(member(a.text("type"), a.text("name")).item())),
            Map.entry("kind", a -> text(a.item().kind().id())),
            Map.entry("number", a -> {
                var number = a.item().number();
                return number.isPresent() ? new JsonPrimitive(number.getAsInt()) : JsonNull.INSTANCE;
            }),
            Map.entry("label", a -> text(a.item().label(a.lang()))),
            Map.entry("label_status", a -> text(a.item().labelStatus(a.lang()).id())),
            Map.entry("text", a -> text(a.item().text(a.lang()))),
            Map.entry("figure", a -> text(a.item().figure())),
            Map.entry("note", a -> text(a.item().note(a.lang()))),
            Map.entry("parent", a -> text(a.item().parent().map(Item::code))),
            Map.entry("previous", a -> text(a.item().previous().map(Item::code))),
            Map.entry("next", a -> text(a.item().next().map(Item::code))),
            Map.entry("child", a -> code(a.item().child(a.number("number")))),
            Map.entry("children", a -> codes(a.item().children())),
            Map.entry("descendants", a -> codes(a.item().descendants())),
            Map.entry("siblings", a -> codes(a.item().siblings())),
            Map.entry("ancestors", a -> codes(a.item().ancestors())),
            Map.entry("path", a -> codes(a.item().path())),
            Map.entry("is_within", a -> new JsonPrimitive(a.item().isWithin(a.item("other")))),
            Map.entry("items", a -> codes(Plan.items())),
            Map.entry("chapters", a -> codes(Plan.chapters())),
            Map.entry("items_of_kind", a -> codes(Plan.itemsOfKind(a.kind()))),
            Map.entry("kind_label", a -> text(Plan.label(a.kind(), a.lang()))),
            Map.entry("search", Vectors::search),
            Map.entry("matches", Vectors::matches),
            Map.entry("fold", a -> text(Plan.fold(a.text("text")))),
            Map.entry("cross_references", a -> array(a.item().crossReferences().stream().map(reference -> object(
                    "item", code(reference.item()),
                    "reason", text(reference.reason().id()),
                    "term", text(reference.term().map(term -> term.label(Lang.JA))))))),
            Map.entry("terms", a -> array(a.item().crossReferences().stream()
                    .flatMap(reference -> reference.term().stream())
                    .distinct()
                    .map(term -> text(term.label(a.lang()))))),
            Map.entry("provenance", a -> {
                Provenance from = a.item().provenance();
                return object(
                        "edition", text(from.edition().id()),
                        "document", text(from.document()),
                        "heading", text(from.heading()),
                        "line", new JsonPrimitive(from.line()),
                        "column", new JsonPrimitive(from.column()),
                        "verbatim", text(from.verbatim()));
            }),
            Map.entry("occurrences", a -> array(a.item().occurrences().stream().map(place -> object(
                    "line", new JsonPrimitive(place.line()), "verbatim", text(place.verbatim()))))),
            Map.entry("item_edition", a -> text(a.item().edition().id())),
            Map.entry("edition", a -> {
                Edition edition = Plan.edition(a.text("id"));
                return object(
                        "decided_on", text(Plan.decidedOn(edition).toString()),
                        "superseded_by", text(Plan.supersededBy(edition).map(Edition::id)),
                        "carried", new JsonPrimitive(Plan.isCarried(edition)));
            }),
            Map.entry("editions", a -> array(Plan.editions().stream().map(edition -> text(edition.id())))),
            Map.entry("carried_edition", a -> text(Plan.carriedEdition().id())),
            Map.entry("newest_edition", a -> object(
                    "id", text(Plan.newestEdition().id()),
                    "confirmed", new JsonPrimitive(Plan.isConfirmed(Plan.newestEdition())))),
            Map.entry("crosswalk", a -> text(a.item().crosswalk(Plan.edition(a.text("edition"))).id())),
            Map.entry("attribution", a -> text(Plan.attribution(a.lang()))),
            Map.entry("convert", Vectors::convert),
            Map.entry("measure", a -> {
                Extent extent = Plan.measure(a.text("text"));
                return object(
                        "characters", new JsonPrimitive(extent.characters()),
                        "columns", new JsonPrimitive(extent.columns()));
            }));

    private Vectors() {}

    private record Arguments(JsonObject json) {
        String text(String name) {
            return json.get(name).getAsString();
        }

        int number(String name) {
            return json.get(name).getAsInt();
        }

        Item item() {
            return item("code");
        }

        Item item(String name) {
            return Plan.itemByCode(text(name));
        }

        ItemKind kind() {
            return Plan.kind(text("kind"));
        }

        Lang lang() {
            return Plan.lang(text("lang"));
        }
    }

    /** A member of one of the typed enums: the vectors write GrowthStrategy, Java GROWTH_STRATEGY. */
    private static PlanList member(String type, String name) {
        String wanted = name.replaceAll("(?<!^)([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
        try {
            return Arrays.stream(Class.forName("rashinban." + type).getEnumConstants())
                    .filter(member -> ((Enum<?>) member).name().equals(wanted))
                    .map(PlanList.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException(missing);
        }
    }

    private static JsonElement search(Arguments a) {
        Search search = Search.of(a.text("query"));
        if (a.json().has("kind")) {
            search = search.kind(a.kind());
        }
        if (a.json().has("within")) {
            search = search.within(a.item("within"));
        }
        if (a.json().has("offset")) {
            search = search.offset(a.number("offset"));
        }
        if (a.json().has("limit")) {
            search = search.limit(a.number("limit"));
        }
        Search.Results results = search.run();
        return object("total", new JsonPrimitive(results.total()), "items", codes(results.items()));
    }

    private static JsonElement convert(Arguments a) {
        String text = a.text("text");
        Encoding encoding = Arrays.stream(Encoding.values())
                .filter(one -> one.id().equals(a.text("encoding")))
                .findFirst()
                .orElseThrow();
        boolean replace = a.json().has("replace") && a.json().get("replace").getAsBoolean();
        Padding padding = a.json().has("pad") && a.text("pad").equals("wide-space") ? Padding.WIDE_SPACE : Padding.SPACE;
        IntFunction<FixedWidth> field = width -> replace
                ? Plan.fixedWidthReplacing(text, encoding, width, padding)
                : Plan.fixedWidth(text, encoding, width, padding);
        // Without a width: as wide as the text.
        FixedWidth converted = field.apply(a.json().has("width") ? a.number("width") : field.apply(0).length());
        return object(
                "bytes", text(HexFormat.of().formatHex(converted.bytes())),
                "replaced", array(converted.replaced().stream().<JsonElement>map(JsonPrimitive::new)));
    }

    private static JsonElement matches(Arguments a) {
        Item item = a.item();
        // Cut out here, so that the range is tested.
        return array(item.matches(a.text("query")).stream().map(match -> object(
                "field", text(match.field().id()),
                "word", new JsonPrimitive(match.word()),
                "matched", text(item.field(match.field()).orElseThrow().substring(match.start(), match.end())),
                "folds", array(match.folds().stream().map(fold -> text(fold.id()))))));
    }

    private static JsonElement text(String text) {
        return new JsonPrimitive(text);
    }

    private static JsonElement text(Optional<String> text) {
        return text.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
    }

    private static JsonElement code(Item item) {
        return text(item.code());
    }

    private static JsonElement codes(java.util.List<Item> items) {
        return array(items.stream().map(Vectors::code));
    }

    private static JsonElement array(Stream<JsonElement> elements) {
        JsonArray array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }

    private static JsonElement object(Object... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.add((String) namesAndValues[i], (JsonElement) namesAndValues[i + 1]);
        }
        return object;
    }

    /** An answer, or the error as a vector writes it. */
    private static JsonElement answer(JsonObject vector) {
        String name = vector.get("call").getAsString();
        Function<Arguments, JsonElement> call = CALLS.get(name);
        if (call == null) {
            return text("unknown call " + name);
        }
        try {
            return call.apply(new Arguments(vector.getAsJsonObject("args")));
        } catch (RashinbanException refused) {
            JsonElement error = text(refused.problem().id());
            return refused.problem() == Problem.UNKNOWN_CODE
                    ? object("error", error, "nearest", codes(refused.nearest()))
                    : object("error", error);
        }
    }

    public static void main(String[] files) throws Exception {
        int passed = 0;
        int failed = 0;
        for (String file : files) {
            for (JsonElement element : JsonParser.parseString(Files.readString(Path.of(file))).getAsJsonArray()) {
                JsonObject vector = element.getAsJsonObject();
                JsonElement answer = answer(vector);
                if (answer.equals(vector.get("want"))) {
                    passed++;
                } else {
                    failed++;
                    System.out.printf("%s: %s%n  want %s%n  got  %s%n",
                            file, vector.get("name"), vector.get("want"), answer);
                }
            }
        }
        System.out.printf("%d passed, %d failed%n", passed, failed);
        System.exit(failed == 0 && passed > 0 ? 0 : 1);
    }
}
