# frozen_string_literal: true

module Rashinban
  # A term that items have in common.
  Term = Struct.new(:id) do
    def label(lang = :ja) = Native.text(:rashinban_term_label, id, Lang[lang].to_i)

    def to_s = label
  end

  # Another item, and why it is referred to.
  CrossReference = Struct.new(:item, :reason, :term)

  # Where an item stands in the source document. Lines and columns count from 1, columns in characters.
  Provenance = Struct.new(:edition, :document, :heading, :heading_item, :line, :column, :verbatim)

  # Another place where the page prints an item's label.
  Occurrence = Struct.new(:line, :verbatim)

  # A place where a word of a query occurs: `item.label[match.start...match.end] == match.text`.
  Match = Struct.new(:field, :word, :start, :end, :text, :folds)

  # An item of the plan, or a chapter of its page: `Item["I01-02"]`. There is one object for each; they sort in plan order.
  class Item
    include Comparable

    class << self
      # The item with this code, as people type it: any case and width, with or without padding, with dots or dashes.
      def [](code)
        case code
        when Item then return code
        when Numbered then return code.item
        end
        typed = Native.typed(code)
        begin
          by_id(Native.number(:rashinban_item_by_code, *typed))
        rescue Error => e
          raise unless e.problem == Problem::UNKNOWN_CODE

          raise Error.new(e.problem, Native.items(:rashinban_items_nearest, *typed)), cause: nil
        end
      end

      # The item that the page numbers so among all of its kind, from 1.
      def by_number(kind, number)
        by_id(Native.number(:rashinban_item_by_number, ItemKind[kind].to_i, Native.int32(number, :unknown_number)))
      end

      # The items whose whole label, in any language, is this one but for width, case, kana and the like.
      def by_label(label) = Native.items(:rashinban_items_by_label, *Native.typed(label))

      # @private
      def by_id(id) = ALL[id] || raise(Error, :unknown_item)

      # @private
      def _load(code) = self[code.dup.force_encoding(::Encoding::UTF_8)]

      private :new
    end

    # @private
    attr_reader :id

    def initialize(id)
      @id = id
      freeze
    end

    # The code in its printed form: "I01-02-03".
    def code = Native.text(:rashinban_item_code, id)

    def kind = ItemKind[Native.number(:rashinban_item_kind, id)]

    # The number that the page prints, within its list, or nil.
    def number
      found = Native.number(:rashinban_item_number, id)
      found unless found.zero?
    end

    def edition = Edition[Native.number(:rashinban_item_edition, id)]

    def label(lang = :ja) = Native.text(:rashinban_item_label, id, Lang[lang].to_i)

    # How far the label can be relied on.
    def label_status(lang = :ja)
      LabelStatus[Native.number(:rashinban_item_label_status, id, Lang[lang].to_i)]
    end

    # Its own text beside the label, or nil; paragraphs are divided by a line feed.
    def text(lang = :ja) = Native.text(:rashinban_item_text, id, Lang[lang].to_i)

    # What a reader should know about its wording, in Japanese or English, or nil.
    def note(lang = :ja) = Native.text(:rashinban_item_note, id, Lang[lang].to_i)

    # The page's description of its picture, in Japanese, or nil.
    def figure = Native.text(:rashinban_item_figure, id)

    def parent = one(:rashinban_item_parent)

    # The item before this one in plan order.
    def previous = one(:rashinban_item_previous)

    # The item after this one in plan order.
    def next = one(:rashinban_item_next)

    # The child that the page numbers so.
    def child(number)
      Item.by_id(Native.number(:rashinban_item_child, id, Native.int32(number, :unknown_number)))
    end

    # The items directly below.
    def children = Native.items(:rashinban_item_children, id)

    # Everything below, in plan order.
    def descendants = Native.items(:rashinban_item_descendants, id)

    # What holds it, what holds that, and so on.
    def ancestors = Native.items(:rashinban_item_ancestors, id)

    # From the root down to the item itself.
    def path = Native.items(:rashinban_item_path, id)

    # The other items below the same parent.
    def siblings = Native.items(:rashinban_item_siblings, id)

    # Whether it is the other or stands anywhere below it.
    def within?(other) = Native.number(:rashinban_item_is_within, id, Item[other].id) == 1

    # Other items that print the same title or a term in common.
    def cross_references
      Native.structs(12, "l3", :rashinban_item_cross_references, id).map do |item, reason, term|
        CrossReference.new(Item.by_id(item), Reason[reason], term.zero? ? nil : Term.new(term))
      end
    end

    # Where it stands in the source document.
    def provenance
      room = Native.room(64)
      Native.call(:rashinban_item_provenance, id, room)
      edition, line, column, heading, *texts = room.unpack(Native::PROVENANCE)
      document, above, verbatim = texts.each_slice(2).map { |text| Native.read(*text) || "" }
      heading = heading.zero? ? nil : Item.by_id(heading)
      Provenance.new(Edition[edition], document, above, heading, line, column, verbatim)
    end

    # Where else the page prints its label.
    def occurrences
      size = Native::WIDE ? 24 : 12
      Native.structs(size, Native::OCCURRENCE, :rashinban_item_occurrences, id).map do |line, address, length|
        Occurrence.new(line, Native.read(address, length))
      end
    end

    # Every place where the words of a query occur in it, for highlighting.
    def matches(query)
      Native.structs(20, "l5", :rashinban_item_matches, *Native.typed(query), id).map do |field, word, start, stop, folds|
        text = Native.text(:rashinban_item_field, id, field)
        # From bytes to characters.
        start, stop = [start, stop].map { |place| text.byteslice(0, place).length }
        how = Folds.select { |fold| folds.anybits?(fold.to_i) }
        Match.new(Field[field], word, start, stop, text[start...stop], how)
      end
    end

    # What is known of it in another edition.
    def crosswalk(edition) = Crosswalk[Native.number(:rashinban_item_crosswalk, id, Edition[edition].to_i)]

    # The code as a field of a fixed width in bytes, for the files of older systems.
    def code_bytes(width, encoding: :cp932, pad: :space)
      field(:rashinban_copy_code, width, encoding, pad, id)
    end

    # The label as a field of a fixed width in bytes; one that does not fit is cut between characters.
    def label_bytes(width, encoding: :cp932, pad: :space, lang: :ja)
      field(:rashinban_copy_label, width, encoding, pad, id, Lang[lang].to_i)
    end

    # The text, empty where there is none, as a field of a fixed width in bytes.
    def text_bytes(width, encoding: :cp932, pad: :space, lang: :ja)
      field(:rashinban_copy_text, width, encoding, pad, id, Lang[lang].to_i)
    end

    def <=>(other) = other.is_a?(Item) ? id <=> other.id : nil

    def to_s = code

    def inspect = "#<#{self.class} #{code}>"

    def dup = self

    def clone(freeze: true) = self

    # @private
    def _dump(_level) = code

    ALL = [0, ItemKind::CHAPTER.to_i].flat_map do |kind|
      room = Native.room(4 * Native::MOST)
      room.unpack("l#{Native.call(:rashinban_items_of_kind, kind, room, Native::MOST)}")
    end.to_h { |id| [id, new(id)] }.freeze

    private

    def one(name)
      found = Native.number(name, id)
      found.zero? ? nil : Item.by_id(found)
    end

    def field(name, width, encoding, pad, *arguments)
      raise Error, :invalid_argument if Native.int32(width, :invalid_argument).negative?

      room = Native.room(width)
      Native.call(name, *arguments, Encoding[encoding].to_i, room, width, Pad[pad].to_i) unless width.zero?
      room
    end
  end
end
