// Runs the vectors of tests/vectors, given as arguments, on the C++ header: each answer is built as JSON and compared
// with the one that the vector wants. A call that is not in the table below is a failure.
//
// Compiled with RASHINBAN_NO_EXCEPTIONS too, under -fno-exceptions: it uses the calls that return a result. Where
// exceptions are on, each of those is made in its throwing form as well, and the two must agree.

#include <rashinban/rashinban.hpp>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>

using nlohmann::json;
using rashinban::Item;
using rashinban::Items;
using rashinban::Lang;
using std::string;

namespace {

[[noreturn]] void fail(const string &what)
{
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(2);
}

// ---- the two forms of a call ----

#ifdef RASHINBAN_NO_EXCEPTIONS
#define BOTH(tried, thrown) (tried)
#else
template <class T, class Thrown> rashinban::result<T> both(rashinban::result<T> tried, Thrown thrown)
{
    try {
        static_cast<void>(thrown());
        if (!tried)
            fail("one form of a call fails and the other does not");
    } catch (const rashinban::error &error) {
        if (tried || error.problem() != tried.why().problem || error.nearest() != tried.why().nearest ||
            error.what() != string(error.message(Lang::En)))
            fail("the two forms of a call fail differently");
    }
    return tried;
}
#define BOTH(tried, thrown) both((tried), [&] { return (thrown); })
#endif

// ---- arguments ----

// Every string_view of the library has a NUL behind it.
string str(std::string_view text)
{
    if (text.data() != nullptr && text.data()[text.size()] != '\0')
        fail("a text without its NUL");
    return string(text);
}

string text_of(const json &args, const char *name)
{
    return args.at(name).get<string>();
}

Item item_of(const json &args, const char *name = "code")
{
    const auto item = rashinban::try_item(text_of(args, name));
    if (!item)
        fail(text_of(args, name) + ": no such item");
    return *item;
}

// A name that stands for nothing becomes a number that does not, either.
template <class E> E named(const json &args, const char *name)
{
    return BOTH(rashinban::try_parse<E>(text_of(args, name)), rashinban::parse<E>(text_of(args, name)))
        .value_or(static_cast<E>(-1));
}

Lang lang_of(const json &args)
{
    return named<Lang>(args, "lang");
}

// ---- answers ----

json answer(const rashinban::failure &why)
{
    json object{{"error", str(why.name())}};
    if (why.problem == rashinban::Problem::UnknownCode) {
        object["nearest"] = json::array();
        for (const auto item : why.nearest)
            object["nearest"].push_back(str(item.code()));
    }
    return object;
}

json answer(Item item)
{
    return str(item.code());
}

json answer(const Items &items)
{
    json list = json::array();
    for (const auto item : items)
        list.push_back(str(item.code()));
    return list;
}

json answer(std::string_view text)
{
    return str(text);
}

json answer(const std::optional<std::string_view> &text)
{
    return text ? json(str(*text)) : json();
}

json answer(const std::optional<Item> &item)
{
    return item ? answer(*item) : json();
}

json answer(const rashinban::SearchResult &found)
{
    return {{"total", found.total()}, {"items", answer(found.items())}};
}

template <class T> json answer(const rashinban::result<T> &result)
{
    return result ? answer(*result) : answer(result.why());
}

json answer(const rashinban::result<string> &result)
{
    return result ? json(*result) : answer(result.why());
}

// ---- calls of some length ----

template <class E> json member(const json &args)
{
    const auto member =
        BOTH(rashinban::try_parse<E>(text_of(args, "name")), rashinban::parse<E>(text_of(args, "name")));
    if (!member)
        return answer(member.why());
    const Item item = *member;
    if (item.as<E>() != *member || item.kind() != rashinban::enum_traits<E>::kind ||
        item.number() != static_cast<std::int32_t>(*member) ||
        BOTH(rashinban::try_item(item.kind(), *item.number()), rashinban::item(item.kind(), *item.number())).value_or(Item(rashinban::Code::V)) != item)
        fail("a member of a closed list and its item differ");
    return answer(item);
}

json enum_by_name(const json &args)
{
    static const std::map<string, json (*)(const json &)> types{
        {"Vision", member<rashinban::Vision>},
        {"BasicPrinciple", member<rashinban::BasicPrinciple>},
        {"OnlinePrinciple", member<rashinban::OnlinePrinciple>},
        {"StructuralPrinciple", member<rashinban::StructuralPrinciple>},
        {"ServiceDesignArticle", member<rashinban::ServiceDesignArticle>},
        {"CloudPrinciple", member<rashinban::CloudPrinciple>},
        {"Strategy", member<rashinban::Strategy>},
        {"Initiative", member<rashinban::Initiative>},
    };
    const auto type = types.find(text_of(args, "type"));
    return type == types.end() ? json("unknown type") : type->second(args);
}

json search(const json &args)
{
    rashinban::SearchOptions options;
    if (args.contains("kind"))
        options.kind = named<rashinban::Kind>(args, "kind");
    if (args.contains("within"))
        options.within = item_of(args, "within");
    if (args.contains("offset"))
        options.offset = args.at("offset");
    if (args.contains("limit"))
        options.limit = args.at("limit").get<std::int32_t>();
    const auto query = text_of(args, "query");
    return answer(BOTH(rashinban::try_search(query, options), rashinban::search(query, options)));
}

json matches(const json &args)
{
    const auto item = item_of(args);
    const auto query = text_of(args, "query");
    const auto found = BOTH(rashinban::try_matches(item, query), rashinban::matches(item, query));
    if (!found)
        return answer(found.why());
    json list = json::array();
    for (const auto &match : *found) {
        json folds = json::array();
        for (const auto fold : match.folds.to_vector())
            folds.push_back(str(name(fold)));
        const auto field = item.field(match.field).value_or("");
        list.push_back({{"field", str(name(match.field))},
                        {"word", match.word},
                        {"matched", string(field.substr(match.start, match.end - match.start))},
                        {"folds", folds}});
        if (list.back()["matched"] != string(match.matched))
            fail("a match and its place differ");
    }
    return list;
}

json cross_references(const json &args)
{
    json list = json::array();
    for (const auto &[item, reason, term] : rashinban::cross_references(item_of(args)))
        list.push_back({{"item", str(item.code())},
                        {"reason", str(name(reason))},
                        {"term", term ? json(str(term->label())) : json()}});
    return list;
}

json terms(const json &args)
{
    std::vector<std::int32_t> seen;
    json list = json::array();
    for (const auto &reference : rashinban::cross_references(item_of(args))) {
        if (!reference.term || std::find(seen.begin(), seen.end(), reference.term->id()) != seen.end())
            continue;
        seen.push_back(reference.term->id());
        list.push_back(str(reference.term->label(lang_of(args))));
    }
    return list;
}

json provenance(const json &args)
{
    const auto from = rashinban::provenance(item_of(args));
    return {{"edition", str(name(from.edition))},
            {"document", str(from.document)},
            {"heading", str(from.heading)},
            {"line", from.line},
            {"column", from.column},
            {"verbatim", str(from.verbatim)}};
}

json occurrences(const json &args)
{
    json list = json::array();
    for (const auto &place : rashinban::occurrences(item_of(args)))
        list.push_back({{"line", place.line}, {"verbatim", str(place.verbatim)}});
    return list;
}

json edition(const json &args)
{
    const auto id = text_of(args, "id");
    const auto found = BOTH(rashinban::try_parse<rashinban::Edition>(id), rashinban::parse<rashinban::Edition>(id));
    if (!found)
        return answer(found.why());
    const auto next = superseded_by(*found);
    return {{"decided_on", str(decided_on(*found))},
            {"superseded_by", next ? json(str(name(*next))) : json()},
            {"carried", is_carried(*found)}};
}

json crosswalk(const json &args)
{
    const auto other = rashinban::try_parse<rashinban::Edition>(text_of(args, "edition"));
    return other ? json(str(name(item_of(args).crosswalk(*other)))) : answer(other.why());
}

json editions(const json &)
{
    json list = json::array();
    for (const auto edition : rashinban::editions())
        list.push_back(str(name(edition)));
    return list;
}

json newest_edition(const json &)
{
    const auto newest = rashinban::newest_edition();
    return {{"id", str(name(newest))}, {"confirmed", is_confirmed(newest)}};
}

rashinban::Encoding encoding_of(const json &args)
{
    for (const auto encoding : {rashinban::Encoding::Utf8, rashinban::Encoding::Cp932, rashinban::Encoding::Utf16le})
        if (name(encoding) == text_of(args, "encoding"))
            return encoding;
    fail(text_of(args, "encoding") + ": no such encoding");
}

json converted(const rashinban::Converted &converted)
{
    string hex;
    for (const unsigned char byte : converted.text) {
        char digits[3];
        std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned>(byte));
        hex += digits;
    }
    return {{"bytes", hex}, {"replaced", converted.replaced}};
}

json converted(const rashinban::result<string> &text)
{
    return text ? converted(rashinban::Converted{*text, {}}) : answer(text.why());
}

json convert(const json &args)
{
    const auto text = text_of(args, "text");
    const auto to = encoding_of(args);
    if (args.contains("width")) {
        const auto width = args.at("width").get<std::size_t>();
        const auto pad = text_of(args, "pad") == "space" ? rashinban::Pad::Space : rashinban::Pad::WideSpace;
        return converted(BOTH(rashinban::try_pad(text, to, width, pad), rashinban::pad(text, to, width, pad)));
    }
    if (args.contains("replace")) {
        const auto replacing = BOTH(rashinban::try_convert_replacing(text, rashinban::Encoding::Utf8, to),
                                    rashinban::convert_replacing(text, rashinban::Encoding::Utf8, to));
        return replacing ? converted(*replacing) : answer(replacing.why());
    }
    return converted(BOTH(rashinban::try_encode(text, to), rashinban::encode(text, to)));
}

json measure(const json &args)
{
    const auto measured = BOTH(rashinban::try_measure(text_of(args, "text")), rashinban::measure(text_of(args, "text")));
    if (!measured)
        return answer(measured.why());
    return {{"characters", measured->chars}, {"columns", measured->columns}};
}

// ---- the table ----

#define ANSWER(expression) [](const json &args) -> json { return static_cast<void>(args), answer(expression); }

const std::map<string, json (*)(const json &)> calls{
    {"item_by_code", ANSWER(BOTH(rashinban::try_item(text_of(args, "code")), rashinban::item(text_of(args, "code"))))},
    {"item_by_number", ANSWER(BOTH(rashinban::try_item(named<rashinban::Kind>(args, "kind"), args.at("number")),
                                   rashinban::item(named<rashinban::Kind>(args, "kind"), args.at("number"))))},
    {"items_by_label", ANSWER(BOTH(rashinban::try_items_by_label(text_of(args, "label")),
                                   rashinban::items_by_label(text_of(args, "label"))))},
    {"enum_by_name", enum_by_name},
    {"kind", ANSWER(name(item_of(args).kind()))},
    {"number",
     [](const json &args) {
         const auto number = item_of(args).number();
         return number ? json(*number) : json();
     }},
    {"label", ANSWER(item_of(args).label(lang_of(args)))},
    {"label_status", ANSWER(name(item_of(args).label_status(lang_of(args))))},
    {"text", ANSWER(item_of(args).text(lang_of(args)))},
    {"figure", ANSWER(item_of(args).figure())},
    {"note", ANSWER(item_of(args).note(lang_of(args)))},
    {"is_within", [](const json &args) { return json(item_of(args).is_within(item_of(args, "other"))); }},
    {"parent", ANSWER(item_of(args).parent())},
    {"previous", ANSWER(item_of(args).previous())},
    {"next", ANSWER(item_of(args).next())},
    {"child", ANSWER(BOTH(rashinban::try_child(item_of(args), args.at("number")),
                          rashinban::child(item_of(args), args.at("number"))))},
    {"children", ANSWER(item_of(args).children())},
    {"ancestors", ANSWER(item_of(args).ancestors())},
    {"descendants", ANSWER(item_of(args).descendants())},
    {"siblings", ANSWER(item_of(args).siblings())},
    {"path", ANSWER(item_of(args).path())},
    {"items", ANSWER(rashinban::items())},
    {"chapters", ANSWER(rashinban::chapters())},
    {"items_of_kind", ANSWER(rashinban::items(named<rashinban::Kind>(args, "kind")))},
    {"kind_label", ANSWER(label(named<rashinban::Kind>(args, "kind"), lang_of(args)))},
    {"search", search},
    {"matches", matches},
    {"fold", ANSWER(BOTH(rashinban::try_fold(text_of(args, "text")), rashinban::fold(text_of(args, "text"))))},
    {"cross_references", cross_references},
    {"terms", terms},
    {"provenance", provenance},
    {"occurrences", occurrences},
    {"item_edition", ANSWER(name(item_of(args).edition()))},
    {"edition", edition},
    {"editions", editions},
    {"carried_edition", ANSWER(name(rashinban::carried_edition()))},
    {"newest_edition", newest_edition},
    {"crosswalk", crosswalk},
    {"attribution", ANSWER(rashinban::attribution(lang_of(args)))},
    {"convert", convert},
    {"measure", measure},
};

bool passes(const string &file, const json &vector)
{
    const auto name = vector.at("name").get<string>(), call = vector.at("call").get<string>();
    const auto found = calls.find(call);
    const json got = found == calls.end() ? json("unknown call") : found->second(vector.at("args"));
    if (got == vector.at("want"))
        return true;
    std::printf("%s: %s (%s)\n  want %s\n  got  %s\n", file.c_str(), name.c_str(), call.c_str(),
                vector.at("want").dump().c_str(), got.dump().c_str());
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    int passed = 0, failed = 0;
    for (int i = 1; i < argc; i++) {
        std::ifstream file(argv[i], std::ios::binary);
        const json vectors = json::parse(file, nullptr, false);
        if (!vectors.is_array())
            fail(string(argv[i]) + ": no JSON array");
        for (const auto &vector : vectors)
            passes(argv[i], vector) ? passed++ : failed++;
    }
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 && passed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
