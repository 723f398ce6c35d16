//! Registers of measures, behind handles.

mod handles;

// In the order of the header; the blank lines keep rustfmt from sorting them.

mod read;

mod measure;

mod diagnostic;

mod progress;

mod document;

mod word;
