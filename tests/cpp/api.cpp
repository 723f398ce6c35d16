// What the vectors do not ask of the C++ header: items as values, lists as ranges, encodings, failures.
// Compiled with and without exceptions, as C++17 and C++20.

#include <rashinban/rashinban.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <set>
#include <type_traits>
#include <unordered_set>
#if __cplusplus >= 202002L
#include <ranges>
#endif

using namespace rashinban;

namespace {

int failed = 0;

void check(bool holds, const char *what, int line)
{
    if (!holds) {
        std::printf("line %d: %s\n", line, what);
        failed++;
    }
}

#define CHECK(...) check((__VA_ARGS__), #__VA_ARGS__, __LINE__)

static_assert(sizeof(Item) == 4);
static_assert(std::is_trivially_copyable_v<Item>);
static_assert(!std::is_default_constructible_v<Item>);
static_assert(Item(Vision::NoOneLeftBehind) == Code::V04);
static_assert(Item(Code::V04).as<Vision>() == Vision::NoOneLeftBehind);
static_assert(!Item(Code::V04).as<Strategy>());
static_assert(name(Initiative::AiAndDataStrategy) == "AiAndDataStrategy");

#if __cplusplus >= 202002L
static_assert(std::ranges::random_access_range<Items>);
static_assert(std::ranges::sized_range<Items>);
static_assert(std::ranges::random_access_range<SearchResult>);
#endif

void items_are_values()
{
    const Item a = Code::I01_02, b = *try_item("i1.2");
    CHECK(a == b && !(a != b) && a <= b && a >= b && Item(Code::V) < a && a > Item(Code::V));
    CHECK(a.constant() == Code::I01_02 && a.id() == RASHINBAN_ITEM_I01_02);
    CHECK(std::unordered_set<Item>{a, b}.size() == 1);
    CHECK(std::set<Item>{a, b, Code::V}.size() == 2);
    CHECK(Item::from_id(a.id()) == a);
    CHECK(!Item::from_id(0) && !Item::from_id(-1) && !Item::from_id(9999));
    CHECK(!Item(Code::V).number() && !Item(Code::V).parent() && !Item(Code::V).previous());
}

void lists_are_ranges()
{
    const auto all = rashinban::items();
    CHECK(all.size() == 129 && all.front() == Code::V && all.back() == Code::I10 && !all.empty());
    CHECK(std::is_sorted(all.begin(), all.end()));
    CHECK(std::distance(all.begin(), all.end()) == 129);
    CHECK(*std::lower_bound(all.begin(), all.end(), Item(Code::S01)) == Code::S01);
    CHECK(std::count_if(all.begin(), all.end(), [](Item item) { return item.kind() == Kind::Vision; }) == 6);
    CHECK(all.contains(Code::P10_04) && !all.contains(Code::C00));
    CHECK(all.begin()->code() == "V" && all.begin()[1] == Code::V01 && all.end() - all.begin() == 129);
    CHECK(*std::make_reverse_iterator(all.end()) == Code::I10);
    auto at = all.begin();
    CHECK(*at++ == Code::V && *at-- == Code::V01 && *(at += 2) == Code::V02 && *(1 + (at - 1)) == Code::V02);
    CHECK(*++at == Code::V03 && *--at == Code::V02 && at > all.begin() && at != all.end());
    const std::vector<Item> copy(all.begin(), all.end());
    CHECK(copy.size() == 129 && copy.back() == Code::I10);
    const auto longest = std::max_element(all.begin(), all.end(), [](Item a, Item b) {
        return a.label().size() < b.label().size();
    });
    CHECK((*longest).code() == "I05-03-02");
    CHECK(Item(Code::V).children() == Items{Code::V01, Code::V02, Code::V03, Code::V04, Code::V05, Code::V06});
    CHECK(Item(Code::V01).children().empty() && Items().begin() == Items().end());
// clang before 16 cannot read the views of libstdc++.
#if __cplusplus >= 202002L && (!defined(__clang__) || __clang_major__ >= 16)
    auto titles = all | std::views::filter([](Item item) { return item.kind() == Kind::Strategy; }) |
                  std::views::transform([](Item item) { return item.code(); });
    CHECK(std::ranges::equal(titles, std::array{"S01", "S02", "S03", "S04", "S05", "S06", "S07"}));
#endif
}

void texts_are_views()
{
    const Item v04 = Code::V04;
    CHECK(v04.label() == "誰一人取り残されないデジタル社会" && v04.label().data()[v04.label().size()] == '\0');
    CHECK(!v04.text() && Item(Code::V).text() && !v04.figure() && !v04.note());
    CHECK(v04.field(Field::LabelJa) == v04.label() && !v04.field(Field::TextJa));
    CHECK(v04.crosswalk(Edition::E2024) == Crosswalk::Same && v04.edition() == Edition::E2023);
    CHECK(name(Kind::InitiativeItem) == "initiative-item" && name(Lang::Kana) == "kana");
    CHECK(name(static_cast<Lang>(99)).empty() && v04.label(static_cast<Lang>(99)).empty());
    CHECK(name(static_cast<Vision>(99)).empty());
    CHECK(version() == RASHINBAN_VERSION && abi_version() == RASHINBAN_ABI_VERSION);
    CHECK(export_json().substr(0, 1) == "{");
    const auto p = rashinban::provenance(v04);
    CHECK(p.edition == Edition::E2023 && p.line == 53 && p.heading_item == Item(Code::V) && p.verbatim == v04.label());
}

void encodings()
{
    CHECK(encoded_label(Code::P10_08, Lang::Ja, Encoding::Cp932) == "\x90\x5a\x93\xa7"); // 浸透
    CHECK(encoded_label(Code::P10_08, Lang::Ja, Encoding::Utf8) == "浸透");
    CHECK(encoded_label(Code::P10_08, Lang::Ja, Encoding::Utf16le) == "\x78\x6d\x0f\x90");
    CHECK(encoded_code(Code::V04, Encoding::Utf16le) == std::string("V\0000\0004\000", 6));
    CHECK(encoded_text(Code::V04, Lang::Ja, Encoding::Cp932).empty());
    CHECK(encoded_text(Code::V, Lang::Ja, Encoding::Utf8) == *Item(Code::V).text());
    CHECK(try_encode("浸透", Encoding::Cp932).value_or("") == "\x90\x5a\x93\xa7" && !try_encode("\xff", Encoding::Cp932));
    CHECK(try_pad("浸透", Encoding::Cp932, 7).value_or("") == "\x90\x5a\x93\xa7   ");
    CHECK(try_pad("浸透", Encoding::Cp932, 7, Pad::WideSpace).value_or("") == "\x90\x5a\x93\xa7\x81\x40 ");
    CHECK(try_pad("浸透", Encoding::Cp932, 3).value_or("") == "\x90\x5a " && !try_pad("", Encoding::Utf8, 1, Pad::Nul));
    CHECK(try_convert("\x90\x5a\x93\xa7", Encoding::Cp932, Encoding::Utf8).value_or("") == "浸透");
    CHECK(!try_encode("a😀", Encoding::Cp932) && !try_convert("\x90", Encoding::Cp932, Encoding::Utf8));
    const auto replaced = try_convert_replacing("a😀浸😀", Encoding::Utf8, Encoding::Cp932);
    CHECK(replaced && replaced->text == "a\x81\xac\x90\x5a\x81\xac"); // 〓 is 81AC
    CHECK(replaced && replaced->replaced == std::vector<std::int32_t>{1, 3});
    CHECK(!try_convert_replacing("\xff", Encoding::Utf8, Encoding::Cp932));
    const auto measured = try_measure("\x90\x5a\x93\xa7\xb1" "a", Encoding::Cp932); // 浸透ｱa
    CHECK(measured && measured->bytes == 6 && measured->chars == 4 && measured->columns == 6);
    CHECK(!try_measure("\xff"));
    SearchOptions cp932;
    cp932.encoding = Encoding::Cp932;
    const auto found = try_search("\x90\x5a\x93\xa7", cp932);
    CHECK(found && found->total() == 1 && (*found)[0] == Code::P10_08 && found->query() == "浸透");
    CHECK(found && found->matches(Code::P10_08).front().matched == "浸透");
    CHECK(!try_search("\x90", cp932));
    // Ｖ４ in full width: 8275 8253.
    CHECK(try_item("\x82\x75\x82\x53", Encoding::Cp932).value_or(Item(Code::V)) == Code::V04);
    CHECK(try_items_by_label("\x90\x5a\x93\xa7", Encoding::Cp932).value_or(Items()) == Items{Code::P10_08});
    CHECK(try_item(std::string_view("V\0004\0", 4), Encoding::Utf16le).value_or(Item(Code::V)) == Code::V04);
}

void failures()
{
    const auto unknown = try_item("I01-07");
    CHECK(!unknown && unknown.why().problem == Problem::UnknownCode && unknown.why().name() == "unknown-code");
    CHECK(!unknown && unknown.why().nearest == Items{Code::I01_06, Code::I01_05, Code::I01_04});
    CHECK(!unknown && !unknown.why().message().empty() && !unknown.why().message(Lang::En).empty());
    CHECK(unknown.value_or(Item(Code::V)) == Code::V);
    const auto malformed = try_item("\xff");
    CHECK(!malformed && malformed.why().problem == Problem::MalformedText && malformed.why().nearest.empty());
    CHECK(!try_item(std::string_view()) && !try_search("") && !try_parse<Kind>("Vision") && !try_fold("\xff"));
    CHECK(try_fold("").has_value() && try_fold("")->empty());
    SearchOptions options;
    options.limit = -1;
    CHECK(!try_search("DX", options));
    options.limit = 0;
    CHECK(try_search("DX", options) && try_search("DX", options)->empty() && try_search("DX", options)->total() > 0);
    const auto found = try_search("ﾃﾞｼﾞﾀﾙ 社会");
    CHECK(found && !found->empty() && found->matches((*found)[0]).size() >= 2 && found->query() == "ﾃﾞｼﾞﾀﾙ 社会");
    CHECK(found && found->matches((*found)[0])[0].folds.contains(Fold::Width));
#ifndef RASHINBAN_NO_EXCEPTIONS
    try {
        rashinban::item("I01-07");
        check(false, "nothing was thrown", __LINE__);
    } catch (const error &e) {
        CHECK(e.problem() == Problem::UnknownCode && e.nearest().size() == 3 && e.name() == "unknown-code");
        CHECK(e.what() == std::string(message(Problem::UnknownCode, Lang::En)));
    }
#endif
}

} // namespace

int main()
{
    items_are_values();
    lists_are_ranges();
    texts_are_views();
    encodings();
    failures();
    std::printf("%s\n", failed == 0 ? "ok" : "failed");
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
