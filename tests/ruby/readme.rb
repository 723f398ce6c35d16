# frozen_string_literal: true

# Runs the examples of a README: every block of ```ruby, by itself. `ruby readme.rb FILE`

$LOAD_PATH.unshift(File.expand_path("../../bindings/ruby/lib", __dir__))

blocks = File.read(ARGV.fetch(0), encoding: "UTF-8").scan(/^```ruby\n(.*?)^```/m).flatten
abort "no example" if blocks.empty?
blocks.each { |block| Object.new.instance_eval(block, ARGV[0]) }
puts "#{blocks.size} examples"
