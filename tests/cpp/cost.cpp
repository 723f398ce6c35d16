// What a call costs, beside the cheapest that a shared library can be asked for. Printed, never judged.

#include <rashinban/rashinban.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace rashinban;

namespace {

template <class Work> double nanoseconds(Work work, int calls)
{
    using clock = std::chrono::steady_clock;
    double best = 1e9;
    std::size_t kept = 0;
    for (int round = 0; round < 5; round++) {
        const auto start = clock::now();
        for (int i = 0; i < calls; i++)
            kept += work();
        best = std::min(best, std::chrono::duration<double, std::nano>(clock::now() - start).count() / calls);
    }
    // The compiler cannot know that this never holds.
    if (kept == 0)
        std::puts("?");
    return best;
}

} // namespace

int main()
{
    const Item item = Code::I01_02_03;
    SearchOptions ten;
    ten.limit = 10;
    std::printf("%.1f ns the cheapest call, %.1f ns a number, %.1f ns a label, %.1f ns an item by its code, %.2f µs a search\n",
                nanoseconds([] { return static_cast<std::size_t>(rashinban_abi_version()); }, 1'000'000),
                nanoseconds([=] { return static_cast<std::size_t>(*item.number()); }, 1'000'000),
                nanoseconds([=] { return item.label().size(); }, 1'000'000),
                nanoseconds([] { return static_cast<std::size_t>(try_item("I01-02-03")->id()); }, 1'000'000),
                nanoseconds([=] { return try_search("防災", ten)->size(); }, 10'000) / 1000);
}
