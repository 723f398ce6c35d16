// The plan from C++17. Run it with a code of your own: ./plan V04
//
//     c++ -std=c++17 plan.cpp -lrashinban -o plan

#include <rashinban/rashinban.hpp>

#include <cstdlib>
#include <iostream>

using rashinban::Item;
using rashinban::Kind;
using rashinban::Lang;
using rashinban::Vision;

namespace {

void print_sets()
{
    std::cout << "The sets of the plan\n";
    for (Item set : rashinban::items(Kind::Set))
        std::cout << "  " << set.code() << '\t' << set.children().size() << '\t' << set.label() << '\n';
}

void print_item(Item item)
{
    std::cout << '\n' << item.code() << '\n';
    for (auto lang : {Lang::Ja, Lang::Kana, Lang::En})
        std::cout << "  " << item.label(lang) << '\n';
    if (const auto text = item.text())
        std::cout << "  " << *text << '\n';
    std::cout << "  path:";
    for (Item step : item.path())
        std::cout << ' ' << step;
    const auto source = rashinban::provenance(item);
    std::cout << "\n  source: line " << source.line << ", under " << source.heading << '\n';
}

// A code that people typed is the one input that is often wrong: tell them what they may have meant. This form throws
// nothing; rashinban::item(typed) throws rashinban::error instead.
bool print_by_code(std::string_view typed)
{
    const auto item = rashinban::try_item(typed);
    if (item) {
        print_item(*item);
        return true;
    }
    std::cout << '\n' << typed << ": " << item.why().message(Lang::En);
    for (Item near : item.why().nearest)
        std::cout << (near == item.why().nearest.front() ? "; did you mean " : ", ") << near;
    std::cout << '\n';
    return false;
}

// Five results at a time, and the number of all; what was found of the query stands in brackets.
void print_search(std::string_view query)
{
    rashinban::SearchOptions options;
    options.limit = 5;
    const auto found = rashinban::search(query, options);
    std::cout << '\n' << query << ": " << found.total() << " items, the best " << found.size() << '\n';
    for (Item item : found) {
        std::cout << "  " << item.code() << '\t' << item.label();
        const auto matches = found.matches(item);
        if (!matches.empty())
            std::cout << "\t[" << matches.front().matched << ']';
        std::cout << '\n';
    }
}

} // namespace

int main(int argc, char **argv)
try {
    print_sets();
    const bool found = print_by_code(argc > 1 ? argv[1] : "I01-02-03");

    // The closed lists are enums; their value is the number that the plan gives them.
    print_item(Vision::NoOneLeftBehind);

    // Half-width kana find full-width ones: width, case and kana do not matter.
    print_search("ﾃﾞｼﾞﾀﾙ");
    if (argc < 2)
        print_by_code("I01-07");

    std::cout << '\n' << rashinban::attribution(Lang::En) << '\n';
    return found ? EXIT_SUCCESS : EXIT_FAILURE;
} catch (const rashinban::error &error) {
    std::cerr << "rashinban: " << error.what() << '\n';
    return EXIT_FAILURE;
}
