# frozen_string_literal: true

# What a call costs, beside Fiddle's cheapest foreign call. Printed, never judged.

require_relative "../../bindings/ruby/lib/rashinban"

def nanoseconds(number = 20_000)
  Array.new(5) do
    start = Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)
    number.times { yield }
    (Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond) - start) / number.to_f
  end.min
end

nothing = Rashinban::Native::FUNCTIONS.fetch(:rashinban_abi_version)
item = Rashinban::Item["I01-02-03"]
puts format(
  "%.0f ns the cheapest foreign call, %.0f ns a number, %.0f ns a label, %.0f ns an item by its code, %.1f µs a search",
  nanoseconds { nothing.call }, nanoseconds { item.number }, nanoseconds { item.label },
  nanoseconds { Rashinban::Item["I01-02-03"] }, nanoseconds(2_000) { Rashinban.search("防災", limit: 10) } / 1000
)
