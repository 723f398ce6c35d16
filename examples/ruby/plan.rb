# frozen_string_literal: true

# The plan from Ruby. Run it with a code of your own: ruby plan.rb V04

require_relative "../../bindings/ruby/lib/rashinban" # with the gem: require "rashinban"

def print_item(item)
  puts "\n#{item}"
  Rashinban::Lang.each { |lang| puts format("  %-7s %s", lang, item.label(lang)) }
  puts "  path    #{item.path.join(' > ')}"
  source = item.provenance
  puts "  source  line #{source.line}, under #{source.heading}"
end

# A code that people typed is the one input that is often wrong: tell them what they may have meant.
def print_by_code(typed)
  print_item(Rashinban::Item[typed])
  true
rescue Rashinban::Error => e
  puts "\n#{typed}: #{e.message}"
  false
end

puts "The sets of the plan"
Rashinban.items(:set).each { |set| puts format("  %-4s%3d  %s", set, set.children.size, set.label) }

found = print_by_code(ARGV.fetch(0, "ｉ１．２．３"))

# The closed lists are constants; their number is that of the plan.
print_item(Rashinban::Vision::NO_ONE_LEFT_BEHIND.item)

# Half-width kana find full-width ones: width, case and kana do not matter.
best = Rashinban.search("ﾃﾞｼﾞﾀﾙ", limit: 5)
puts "\nﾃﾞｼﾞﾀﾙ: #{best.total} items, the best #{best.size}"
best.each { |item| puts format("  %-10s%s", item, item.label) }

print_by_code("I01-07") if ARGV.empty?
puts "\n#{Rashinban.attribution(:en)}"
exit found
