"""What a call costs, beside ctypes' cheapest foreign call. Printed, never judged."""

import ctypes
import timeit

from rashinban import Item, _native, search


def nanoseconds(work, number=50_000):
    return min(timeit.repeat(work, number=number, repeat=5)) / number * 1e9


nothing = ctypes.CDLL(_native._find()).rashinban_abi_version
item = Item("I01-02-03")
print(
    f"{nanoseconds(nothing):.0f} ns the cheapest foreign call, "
    f"{nanoseconds(lambda: item.number):.0f} ns a number, "
    f"{nanoseconds(item.label):.0f} ns a label, "
    f"{nanoseconds(lambda: Item('I01-02-03')):.0f} ns an item by its code, "
    f"{nanoseconds(lambda: search('防災', limit=10), 2_000) / 1000:.1f} µs a search"
)
