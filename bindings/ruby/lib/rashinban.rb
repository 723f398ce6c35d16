# frozen_string_literal: true

require_relative "rashinban/named"
require_relative "rashinban/enums"
require_relative "rashinban/native"
require_relative "rashinban/item"
require_relative "rashinban/plan"
