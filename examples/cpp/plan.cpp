// The plan from C++17. Run it with a code of your own: ./plan V04
//
//     c++ -std=c++17 plan.cpp -lrashinban -o plan

#include <rashinban/rashinban.h>

#include <array>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// The few lines that make the C functions feel at home: errors are exceptions, strings are views of the library's own
// bytes (static, never freed), lists are vectors.
namespace plan {

std::string_view view(rashinban_str text)
{
    return {reinterpret_cast<const char *>(text.ptr), static_cast<std::size_t>(text.len)};
}

const std::uint8_t *bytes(std::string_view text)
{
    return reinterpret_cast<const std::uint8_t *>(text.data());
}

std::int32_t size(std::string_view text)
{
    return static_cast<std::int32_t>(text.size());
}

std::int32_t check(std::int32_t status)
{
    rashinban_str message{};
    if (status < 0 && rashinban_status_message(status, RASHINBAN_LANG_EN, &message) == RASHINBAN_OK)
        throw std::runtime_error(std::string(view(message)));
    return status;
}

std::string_view code(std::int32_t item)
{
    rashinban_str text{};
    check(rashinban_item_code(item, &text));
    return view(text);
}

std::string_view label(std::int32_t item, std::int32_t lang = RASHINBAN_LANG_JA)
{
    rashinban_str text{};
    check(rashinban_item_label(item, lang, &text));
    return view(text);
}

// Asks for the count first, then for the items: list(rashinban_item_children, item).
using list_function = std::int32_t(std::int32_t, std::int32_t *, std::int32_t);

std::vector<std::int32_t> list(list_function *function, std::int32_t of)
{
    std::vector<std::int32_t> items(static_cast<std::size_t>(check(function(of, nullptr, 0))));
    check(function(of, items.data(), static_cast<std::int32_t>(items.size())));
    return items;
}

} // namespace plan

namespace {

void print_sets()
{
    std::cout << "The sets of the plan\n";
    for (auto set : plan::list(rashinban_items_of_kind, RASHINBAN_KIND_SET))
        std::cout << "  " << plan::code(set) << '\t' << plan::list(rashinban_item_children, set).size() << '\t'
                  << plan::label(set) << '\n';
}

void print_item(std::int32_t item)
{
    std::cout << '\n' << plan::code(item) << '\n';
    for (auto lang : {RASHINBAN_LANG_JA, RASHINBAN_LANG_KANA, RASHINBAN_LANG_EN})
        std::cout << "  " << plan::label(item, lang) << '\n';
    std::cout << "  path:";
    for (auto step : plan::list(rashinban_item_path, item))
        std::cout << ' ' << plan::code(step);
    rashinban_provenance source{};
    plan::check(rashinban_item_provenance(item, &source));
    std::cout << "\n  source: line " << source.line << ", under " << plan::view(source.heading) << '\n';
}

// A code that people typed is the one input that is often wrong: tell them what they may have meant.
bool print_by_code(std::string_view typed)
{
    std::int32_t item = 0;
    const auto status = rashinban_item_by_code(plan::bytes(typed), plan::size(typed), RASHINBAN_ENCODING_UTF8, &item);
    if (status == RASHINBAN_ERROR_UNKNOWN_CODE) {
        std::array<std::int32_t, 3> nearest{};
        const auto count = plan::check(
            rashinban_items_nearest(plan::bytes(typed), plan::size(typed), RASHINBAN_ENCODING_UTF8, nearest.data(), 3));
        std::cout << '\n' << typed << ": no such item; did you mean";
        for (std::int32_t i = 0; i < count; i++)
            std::cout << (i > 0 ? ", " : " ") << plan::code(nearest[static_cast<std::size_t>(i)]);
        std::cout << "?\n";
        return false;
    }
    plan::check(status);
    print_item(item);
    return true;
}

// The array is the page: five results at a time, and the number of all.
void print_search(std::string_view query)
{
    std::array<std::int32_t, 5> page{};
    std::int32_t total = 0;
    const auto count = plan::check(rashinban_search(plan::bytes(query), plan::size(query), RASHINBAN_ENCODING_UTF8,
                                                    0, 0, // no filter
                                                    0, page.data(), 5, &total));
    std::cout << '\n' << query << ": " << total << " items, the best " << count << '\n';
    for (std::int32_t i = 0; i < count; i++) {
        const auto item = page[static_cast<std::size_t>(i)];
        std::cout << "  " << plan::code(item) << '\t' << plan::label(item) << '\n';
    }
}

} // namespace

int main(int argc, char **argv)
try {
    print_sets();
    const bool found = print_by_code(argc > 1 ? argv[1] : "I01-02-03");

    // The closed lists are constants; their value is the number that the plan gives them.
    std::int32_t item = 0;
    plan::check(rashinban_item_by_number(RASHINBAN_KIND_VISION, RASHINBAN_VISION_NO_ONE_LEFT_BEHIND, &item));
    print_item(item);

    // Half-width kana find full-width ones: width, case and kana do not matter.
    print_search("ﾃﾞｼﾞﾀﾙ");
    if (argc < 2)
        print_by_code("I01-07");

    rashinban_str attribution{};
    plan::check(rashinban_attribution(RASHINBAN_LANG_EN, &attribution));
    std::cout << '\n' << plan::view(attribution) << '\n';
    return found ? EXIT_SUCCESS : EXIT_FAILURE;
} catch (const std::exception &error) {
    std::cerr << "rashinban: " << error.what() << '\n';
    return EXIT_FAILURE;
}
