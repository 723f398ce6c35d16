# frozen_string_literal: true

Gem::Specification.new do |spec|
  spec.name = "rashinban"
  spec.version = "0.1.0"
  spec.summary = "デジタル社会の実現に向けた重点計画 / Japan's Priority Plan for the Realization of a Digital Society"
  spec.authors = ["The rashinban developers"]
  spec.licenses = ["MIT", "Apache-2.0"]
  spec.required_ruby_version = ">= 3.0"
  spec.files = Dir["lib/**/*.rb", "README.md"]
end
