# frozen_string_literal: true

require "fiddle"
require_relative "abi"

module Rashinban
  # The C library: found, loaded, called. Every call has its own room for the answer, so that any thread may call.
  module Native
    INT32 = (-(2**31 - 1)..2**31 - 1)
    # No list of items is longer.
    MOST = 256
    # Structs of the header, as String#unpack reads them: a pointer and a length, filled up to the size of a pointer.
    WIDE = Fiddle::SIZEOF_VOIDP == 8
    STRING = WIDE ? "Jlx4" : "Jl"
    PROVENANCE = "l4#{STRING * 3}"
    OCCURRENCE = WIDE ? "lx4#{STRING}" : "l#{STRING}"

    # RASHINBAN_LIBRARY, else the file in the gem, else whatever the system's loader finds.
    def self.find
      named = ENV["RASHINBAN_LIBRARY"].to_s
      return named unless named.empty?

      beside = File.expand_path("librashinban.so", __dir__)
      File.file?(beside) ? beside : "librashinban.so.0"
    end

    def self.load
      library = Fiddle.dlopen(find)
      ABI::FUNCTIONS.to_h do |name, types|
        [name, Fiddle::Function.new(library[name.to_s], types, Fiddle::TYPE_INT)]
      end
    rescue Fiddle::DLError => e
      raise LoadError, "#{find}: ライブラリを読み込めません。RASHINBAN_LIBRARY で場所を示せます / " \
                       "the library cannot be loaded; RASHINBAN_LIBRARY can say where it is: #{e.message}"
    end

    FUNCTIONS = load.freeze

    class << self
      # The answer, 0 or a count; a negative one as an exception.
      def call(name, *arguments)
        status = FUNCTIONS.fetch(name).call(*arguments)
        raise Error, -status if status.negative?

        status
      end

      # The number that a function writes.
      def number(name, *arguments)
        room = room(4)
        call(name, *arguments, room)
        room.unpack1("l")
      end

      # The text that a function writes, or nil.
      def text(name, *arguments)
        room = room(16)
        call(name, *arguments, room)
        read(*room.unpack(STRING))
      end

      # A text of the library, by its place and length.
      def read(address, length)
        return nil if address.zero?

        Fiddle::Pointer.new(address)[0, length].force_encoding(::Encoding::UTF_8)
      end

      # The items that a function writes.
      def items(name, *arguments)
        room = room(4 * MOST)
        count = call(name, *arguments, room, MOST)
        room.unpack("l#{count}").map { |id| Item.by_id(id) }
      end

      # The structs that a function writes, each as its fields; asks for their number first.
      def structs(size, format, name, *arguments)
        count = call(name, *arguments, nil, 0)
        return [] if count.zero?

        room = room(size * count)
        call(name, *arguments, room, count)
        Array.new(count) { |i| room.byteslice(i * size, size).unpack(format) }
      end

      # A text as the C functions take it, with its length and encoding. A text in another encoding is understood.
      def typed(text)
        raise TypeError, "a String, not #{text.class}" unless text.is_a?(String)

        utf8 = text.encode(::Encoding::UTF_8)
        [utf8, int32(utf8.bytesize, :invalid_argument), Encoding::UTF8.to_i]
      rescue EncodingError
        raise Error, :malformed_text
      end

      # A number that C can take; Fiddle would cut off the bits above.
      def int32(number, problem)
        raise TypeError, "an Integer, not #{number.class}" unless number.is_a?(Integer)
        raise Error, problem unless INT32.cover?(number)

        number
      end

      # Bytes to be written into.
      def room(size) = String.new("\0" * size, encoding: ::Encoding::BINARY)
    end
  end
end
