# frozen_string_literal: true

module Rashinban
  # An answer that cannot be given. A wrong type is a TypeError.
  class Error < StandardError
    # What went wrong, and up to three items that may be meant (with Problem::UNKNOWN_CODE), the nearest first.
    attr_reader :problem, :nearest

    def initialize(problem, nearest = [])
      @problem = Problem[problem]
      @nearest = nearest.freeze
      text = "#{message_in(:ja)} / #{message_in(:en)}"
      super(nearest.empty? ? text : "#{text} (#{nearest.join(', ')}?)")
    end

    # What is wrong and what to do, in Japanese or English.
    def message_in(lang)
      Native.text(:rashinban_status_message, -@problem.to_i, Lang[lang].to_i)
    end
  end

  # A closed list: each member has a number, that of the C library, and a name.
  class Named
    include Comparable

    class << self
      include Enumerable

      # The member of this name or number: `ItemKind[:vision]`, `Edition["2021-12"]`, `Vision[4]`.
      def [](value)
        case value
        when self then value
        when Symbol, String then find { |member| member.slug == value.to_s.tr("_", "-") }
        when Integer then find { |member| member.to_i == value }
        else raise TypeError, "#{name}: a name or a number, not #{value.class}"
        end || raise(Error, self::PROBLEM)
      end

      # All members in their order.
      def each(&block)
        (@members || []).each(&block)
      end

      private

      def new(number, name)
        member = super
        (@members ||= []) << member
        member
      end
    end

    def initialize(number, name)
      @number = number
      @name = name
      freeze
    end

    # Its number in the C library; in a list of the plan the number that the plan prints.
    def to_i = @number

    def to_sym = @name

    # Its name in files and in other languages: "initiative-item".
    def slug = @name.to_s.tr("_", "-")

    def to_s = slug

    def inspect = "#<#{self.class} #{slug}>"

    def <=>(other)
      other.instance_of?(self.class) ? to_i <=> other.to_i : nil
    end
  end

  # A list of the plan.
  class Numbered < Named
    # The item.
    def item = Item.by_number(self.class::KIND, to_i)

    def code = item.code

    def label(lang = :ja) = item.label(lang)
  end
end
