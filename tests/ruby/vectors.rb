# frozen_string_literal: true

# Runs tests/vectors/*.json and those of native/, and what nobody should pass. `ruby vectors.rb [FILE…]`

require "json"
require_relative "../../bindings/ruby/lib/rashinban"

R = Rashinban
I = R::Item

def codes(items) = items.map(&:code)

def screaming(name) = name.gsub(/(?<!^)([A-Z])/, '_\1').upcase

def search(query, **options)
  results = R.search(query, **options)
  { "total" => results.total, "items" => codes(results) }
end

def matches(query, code)
  item = I[code]
  item.matches(query).map do |match|
    what, lang = match.field.slug.split("-")
    # Cut out here, so that the range is tested and not the package's own cut.
    matched = item.public_send(what, lang)[match.start...match.end]
    raise "#{matched} is not #{match.text}" unless matched == match.text

    { "field" => match.field.slug, "word" => match.word, "matched" => matched, "folds" => match.folds.map(&:slug) }
  end
end

def provenance(code)
  found = I[code].provenance
  {
    "edition" => found.edition.slug, "document" => found.document, "heading" => found.heading,
    "line" => found.line, "column" => found.column, "verbatim" => found.verbatim
  }
end

def edition(id)
  found = R.edition(id)
  {
    "decided_on" => found.decided_on.iso8601, "superseded_by" => found.superseded_by&.slug, "carried" => found.carried
  }
end

def convert(text, encoding:, pad: :space, **options)
  symbol = ->(slug) { slug.to_s.tr("-", "_").to_sym }
  converted = R.convert(text, encoding: symbol.(encoding), pad: symbol.(pad), **options)
  { "bytes" => converted.bytes.unpack1("H*"), "replaced" => converted.replaced }
end

def measure(text)
  measured = R.measure(text)
  { "characters" => measured.characters, "columns" => measured.columns }
end

CALLS = {
  "item_by_code" => ->(code:) { I[code].code },
  "item_by_number" => ->(kind:, number:) { I.by_number(kind, number).code },
  "items_by_label" => ->(label:) { codes(I.by_label(label)) },
  "enum_by_name" => ->(type:, name:) { R.const_get(type).const_get(screaming(name)).code },
  "kind" => ->(code:) { I[code].kind.slug },
  "number" => ->(code:) { I[code].number },
  "label" => ->(code:, lang:) { I[code].label(lang) },
  "label_status" => ->(code:, lang:) { I[code].label_status(lang).slug },
  "text" => ->(code:, lang:) { I[code].text(lang) },
  "figure" => ->(code:) { I[code].figure },
  "note" => ->(code:, lang:) { I[code].note(lang) },
  "is_within" => ->(code:, other:) { I[code].within?(other) },
  "parent" => ->(code:) { I[code].parent&.code },
  "previous" => ->(code:) { I[code].previous&.code },
  "next" => ->(code:) { I[code].next&.code },
  "child" => ->(code:, number:) { I[code].child(number).code },
  "children" => ->(code:) { codes(I[code].children) },
  "ancestors" => ->(code:) { codes(I[code].ancestors) },
  "descendants" => ->(code:) { codes(I[code].descendants) },
  "siblings" => ->(code:) { codes(I[code].siblings) },
  "path" => ->(code:) { codes(I[code].path) },
  "items" => -> { codes(R.items) },
  "chapters" => -> { codes(R.chapters) },
  "items_of_kind" => ->(kind:) { codes(R.items(kind)) },
  "kind_label" => ->(kind:, lang:) { R.kind_label(kind, lang) },
  "search" => ->(query:, **options) { search(query, **options) },
  "matches" => ->(query:, code:) { matches(query, code) },
  "fold" => ->(text:) { R.fold(text) },
  "cross_references" => lambda do |code:|
    I[code].cross_references.map do |one|
      { "item" => one.item.code, "reason" => one.reason.slug, "term" => one.term&.label }
    end
  end,
  "terms" => ->(code:, lang:) { I[code].cross_references.filter_map(&:term).map { |term| term.label(lang) }.uniq },
  "provenance" => ->(code:) { provenance(code) },
  "occurrences" => ->(code:) { I[code].occurrences.map { |one| { "line" => one.line, "verbatim" => one.verbatim } } },
  "item_edition" => ->(code:) { I[code].edition.slug },
  "edition" => ->(id:) { edition(id) },
  "editions" => -> { R.editions.map(&:slug) },
  "carried_edition" => -> { R.carried_edition.slug },
  "newest_edition" => -> { { "id" => R.newest_edition.slug, "confirmed" => R.edition(R.newest_edition).confirmed } },
  "crosswalk" => ->(code:, edition:) { I[code].crosswalk(edition).slug },
  "attribution" => ->(lang:) { R.attribution(lang) },
  "convert" => ->(text:, **options) { convert(text, **options) },
  "measure" => ->(text:) { measure(text) }
}.freeze

# An answer, or the error as a vector writes it.
def outcome
  yield
rescue R::Error => e
  answer = { "error" => e.problem.slug }
  answer["nearest"] = codes(e.nearest) if e.problem == R::Problem::UNKNOWN_CODE
  answer
rescue TypeError
  :type_error
end

$passed = $failed = 0

def equal(name, got, want)
  if got == want && got.class == want.class
    $passed += 1
  else
    $failed += 1
    warn "#{name}: got #{got.inspect}, want #{want.inspect}"
  end
end

files = ARGV.empty? ? Dir[File.join(__dir__, "../vectors/{,native/}*.json")].sort : ARGV
abort "no vectors" if files.empty?
files.each do |file|
  JSON.parse(File.read(file, encoding: "UTF-8")).each do |vector|
    name = "#{File.basename(file)}: #{vector['name']}"
    call = CALLS[vector["call"]]
    if call.nil?
      equal(name, "unknown call #{vector['call']}", nil)
      next
    end
    arguments = (vector["args"] || {}).transform_keys(&:to_sym)
    begin
      equal(name, outcome { call.(**arguments) }, vector["want"])
    rescue StandardError => e
      equal(name, "#{e.class}: #{e.message}", vector["want"])
    end
  end
end

# What nobody should pass, and somebody will: a clear error, and a library that works on.
def refused(name, problem, &block) = equal("bad input: #{name}", outcome(&block), { "error" => problem })

def wrong_type(name, &block) = equal("bad input: #{name}", outcome(&block), :type_error)

v = I["V"]
broken = "防災\xff"
refused("broken UTF-8 as query", "malformed-text") { R.search(broken) }
refused("in matches", "malformed-text") { v.matches(broken) }
refused("as code", "malformed-text") { I["V\xff"] }
refused("as label", "malformed-text") { I.by_label(broken) }
refused("to fold", "malformed-text") { R.fold(broken) }
refused("binary", "malformed-text") { R.search("防災".b) }
equal("CP932 as query", R.search("防災".encode("CP932")).total, 4)
equal("beyond the first plane", R.fold("😀Ａ"), "😀a")
refused("no query", "empty-query") { R.search("") }
refused("white space", "empty-query") { R.search(" \u3000\n\t") }
refused("257 characters", "query-too-long") { R.search("あ" * 257) }
refused("17 words", "query-too-long") { R.search("の " * 17) }
refused("a million characters", "query-too-long") { R.search("デ" * 1_000_000) }
refused("a huge code", "malformed-code") { I["1" * 10_000_000] }
equal("a huge label", I.by_label("デ" * 1_000_000), [])
equal("a huge text", R.fold("Ａ" * 1_000_000), "a" * 1_000_000)
equal("nothing to fold", R.fold(""), "")
equal("a NUL to fold", R.fold("Ａ\0Ｂ"), "a\0b")
equal("a NUL to find", R.search("防\0災").total, 0)
refused("a NUL in a code", "malformed-code") { I["V01\0"] }
crowded = v.matches("の " * 16)
equal("many matches", [crowded.size > 64, crowded.size % 16], [true, 0])
[-1, 0, 255, 256, 257, 65_537, 2**31, 2**32 + 1, -(2**32) + 1, 10**40].each do |number|
  refused("number #{number}", "unknown-number") { I.by_number(:vision, number) }
  refused("child #{number}", "unknown-number") { v.child(number) }
  refused("vision #{number}", "unknown-number") { R::Vision[number] }
end
refused("limit -1", "invalid-argument") { R.search("防災", limit: -1) }
refused("offset -1", "invalid-argument") { R.search("防災", offset: -(10**40)) }
equal("limit 0", search("防災", limit: 0), { "total" => 4, "items" => [] })
equal("a huge limit", R.search("防災", limit: 10**40).total, 4)
equal("an offset far behind", search("防災", offset: 10**40), { "total" => 4, "items" => [] })
refused("no such kind", "unknown-kind") { R.items(:principle) }
refused("no such language", "unknown-language") { v.label(:fr) }
refused("no such edition", "unknown-edition") { R.edition("1999") }
refused("no such encoding", "unknown-encoding") { v.label_bytes(10, encoding: :euc_jp) }
refused("within nothing", "malformed-code") { R.search("防災", within: "X") }
refused("a width below 0", "invalid-argument") { v.label_bytes(-1) }
refused("a width beyond C", "invalid-argument") { v.label_bytes(2**31) }
[nil, 1, 1.5, [], {}, Object.new, true, :V01].each do |value|
  wrong_type("code #{value.inspect}") { I[value] }
  wrong_type("query #{value.inspect}") { R.search(value) }
  wrong_type("text #{value.inspect}") { R.fold(value) }
  wrong_type("label #{value.inspect}") { I.by_label(value) }
  wrong_type("matches #{value.inspect}") { v.matches(value) }
end
[nil, 1.5, [], {}, Object.new, R::Vision::GROWTH_STRATEGY].each do |value|
  wrong_type("language #{value.inspect}") { v.label(value) }
  wrong_type("edition #{value.inspect}") { R.edition(value) }
end
[nil, "1", 1.5, []].each do |value|
  wrong_type("number #{value.inspect}") { I.by_number(:vision, value) }
  wrong_type("offset #{value.inspect}") { R.search("防災", offset: value) }
end

# What Ruby's own habits expect of the package.
item = I["Ｉ１．２．３"]
equal("one object for an item", I["I01-02-03"].equal?(item), true)
equal("marshalled", Marshal.load(Marshal.dump([item])).first.equal?(item), true)
equal("sorted in plan order", codes(R.items.reverse.sort), codes(R.items))
equal("a list of the plan", R::Vision[4].label, "誰一人取り残されないデジタル社会")
equal("lists are apart", R::Vision[1] == R::Strategy[1], false)
equal("no more members", outcome { R::Vision.new(7, :more) rescue NoMethodError }, NoMethodError)
equal("enumerable", R.search("防災").include?(I["V02"]), true)
equal("the message", R::Error.new(:empty_query).message_in(:en).empty?, false)
(R.items + R.chapters).each do |one|
  { utf_8: "UTF-8", cp932: "CP932", utf_16le: "UTF-16LE" }.each do |encoding, name|
    label = one.label_bytes(400, encoding: encoding).force_encoding(name).encode("UTF-8")
    equal("#{one} in #{name}", label.delete_suffix(" ").sub(/ +\z/, ""), one.label)
  end
end
equal("cut between characters", item.label_bytes(7).force_encoding("CP932").encode("UTF-8"), "在留カ ")
equal("a code in a field", item.code_bytes(12).encode("UTF-8"), "I01-02-03   ")
converted = R.convert("高橋𠮷", width: 8, replace: true)
equal("converted", [converted.bytes.force_encoding("CP932").encode("UTF-8"), converted.replaced], ["高橋〓  ", [2]])
equal("converted whole", R.convert("①ﾃﾞ").bytes.force_encoding("CP932").encode("UTF-8"), "①ﾃﾞ")
equal("nothing converted", [R.convert("").bytes, R.convert("", width: 0).bytes], ["", ""])
refused("lacking", "unencodable") { R.convert("𠮷") }
equal("measured", R.measure("ﾃﾞ字").to_a, [3, 4])
equal("exported", JSON.parse(R.export_json)["edition"], "2023")
answers = Array.new(8) { Thread.new { Array.new(50) { codes(R.search("ﾃﾞｼﾞﾀﾙ")) } } }.flat_map(&:value)
equal("eight threads", answers.uniq.size, 1)
equal("after all that", I["V01"].label, "デジタル化による成長戦略")

puts "#{$passed} passed, #{$failed} failed"
exit $failed.zero?
