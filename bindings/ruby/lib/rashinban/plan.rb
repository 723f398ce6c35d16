# frozen_string_literal: true

require "date"

# デジタル社会の実現に向けた重点計画 / Japan's Priority Plan for the Realization of a Digital Society.
module Rashinban
  # What a search found: the best first, and the number of all.
  class Results
    include Enumerable

    attr_reader :items, :total

    def initialize(items, total)
      @items = items.freeze
      @total = total
      freeze
    end

    def each(&block) = items.each(&block)

    def size = items.size

    def [](*index) = items[*index]
  end

  # What is known of an edition.
  EditionInfo = Struct.new(:edition, :decided_on, :superseded_by, :carried, :confirmed)

  # A text in another encoding, and which of its characters that encoding lacks: they became 〓. Their places are in
  # characters of the text, from 0.
  Converted = Struct.new(:bytes, :replaced)

  # How long a text is: a half-width character (半角) takes one column, a full-width one (全角) two.
  Measure = Struct.new(:characters, :columns)

  class << self
    # All items of a kind in plan order; without one the 129 items of the plan (not the page's chapters).
    def items(kind = nil) = Native.items(:rashinban_items_of_kind, kind.nil? ? 0 : ItemKind[kind].to_i)

    # The page's own chapters.
    def chapters = items(:chapter)

    # Searches labels, readings, English labels and texts: the best first. Every word of the query must occur in an item.
    # Width, case, hiragana or katakana do not matter.
    def search(query, kind: nil, within: nil, offset: 0, limit: nil)
      [offset, limit || 0].each do |number|
        raise TypeError, "an Integer, not #{number.class}" unless number.is_a?(Integer)
        raise Error, :invalid_argument if number.negative?
      end
      # No list is longer, and behind its end there is nothing.
      most = Native::MOST
      room, total = Native.room(4 * most), Native.room(4)
      count = Native.call(
        :rashinban_search, *Native.typed(query), kind.nil? ? 0 : ItemKind[kind].to_i,
        within.nil? ? 0 : Item[within].id, [offset, most].min, room, [limit || most, most].min, total
      )
      Results.new(room.unpack("l#{count}").map { |id| Item.by_id(id) }, total.unpack1("l"))
    end

    # A text folded, as search compares texts: for comparing, not for show.
    def fold(text)
      utf8, length, = Native.typed(text)
      size = Native.call(:rashinban_fold, utf8, length, nil, 0) + 1
      room = Native.room(size)
      room.byteslice(0, Native.call(:rashinban_fold, utf8, length, room, size)).force_encoding(::Encoding::UTF_8)
    end

    # Any text for the files of older systems; with a width, a field of that many bytes, cut between characters. A character
    # that the encoding lacks is Problem::UNENCODABLE, or with replace becomes 〓.
    def convert(text, encoding: :cp932, width: nil, pad: :space, replace: false)
      typed = Native.typed(text)
      places, replaced = Native.room(4 * [typed[1], 1].max), Native.room(4)
      write = lambda do |out, room, padding|
        Native.call(
          :rashinban_convert, *typed, Encoding[encoding].to_i, Pad[padding].to_i, replace ? 1 : 0, out, room,
          places, typed[1], replaced
        )
      end
      if width.nil?
        width = write.call(nil, 0, :space)
        pad = :space
      end
      raise Error, :invalid_argument if Native.int32(width, :invalid_argument).negative?

      out = Native.room(width)
      write.call(out, width, pad)
      Converted.new(out, places.unpack("l#{replaced.unpack1('l')}"))
    end

    # How many characters and columns a text takes.
    def measure(text)
      characters, columns = Native.room(4), Native.room(4)
      Native.call(:rashinban_measure, *Native.typed(text), characters, columns)
      Measure.new(characters.unpack1("l"), columns.unpack1("l"))
    end

    # The name of a kind for people: 取組の項目, "Initiative item".
    def kind_label(kind, lang = :ja) = Native.text(:rashinban_kind_label, ItemKind[kind].to_i, Lang[lang].to_i)

    # What is known of an edition.
    def edition(edition)
      edition = Edition[edition]
      later = Native.number(:rashinban_edition_superseded_by, edition.to_i)
      EditionInfo.new(
        edition,
        Date.iso8601(Native.text(:rashinban_edition_decided_on, edition.to_i)),
        later.zero? ? nil : Edition[later],
        Native.number(:rashinban_edition_is_carried, edition.to_i) == 1,
        Native.number(:rashinban_edition_is_confirmed, edition.to_i) == 1
      )
    end

    # All editions known, the oldest first.
    def editions
      room = Native.room(4 * Native::MOST)
      room.unpack("l#{Native.call(:rashinban_editions, room, Native::MOST)}").map { |number| Edition[number] }
    end

    # The edition whose items the library holds.
    def carried_edition = Edition[Native.number(:rashinban_edition_carried)]

    # The newest edition known when the library was made.
    def newest_edition = Edition[Native.number(:rashinban_edition_newest)]

    # The line that names the source: show it wherever you show the plan's text.
    def attribution(lang = :ja) = Native.text(:rashinban_attribution, Lang[lang].to_i)

    # The whole plan as one JSON document.
    def export_json = Native.text(:rashinban_export_json)

    # The version of the library that is loaded.
    def version = Native.text(:rashinban_version)
  end
end
